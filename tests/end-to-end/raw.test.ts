import { expect, test } from 'vitest';
import { startRawDiscord } from '../support/raw-discord.ts';
import { runHere } from '../support/run-here.ts';

/** What people type, and words of the entry that answers it. */
const QUERIES: readonly (readonly [string, string])[] = [
  ['western sanctions', 'punitive measures imposed by Western countries'],
  ['wetsern sanctoins', 'punitive measures imposed by Western countries'],
  ['WESTERN SANCTIONS?', 'punitive measures imposed by Western countries'],
  ['westernsanctions', 'punitive measures imposed by Western countries'],
  ['militry colaboration', 'strategic partnership between Russia and China'],
  ['who is this blinken dude', 'Antony Blinken is the current US Secretary of State'],
  ['blinkin', 'Antony Blinken is the current US Secretary of State'],
  ['secretary of state', 'Antony Blinken is the current US Secretary of State'],
  ['what are the sanctions against russia', 'punitive measures imposed by Western countries'],
  ['pizza recipe', 'Nothing in the briefings about'],
];

test('over a raw gateway and REST, with no library of Discord’s, ten typed questions get their answers', async () => {
  const discord = await startRawDiscord();
  const bot = await runHere({ DISCORD_TOKEN: 'some.token', DISCORD_API_URL: discord.apiUrl });
  await bot.said('"msg":"ready"');
  for (const [query, words] of QUERIES) {
    const answer = JSON.stringify(await discord.type('explain', 'query', query)).replaceAll('**', '');
    expect([query, answer]).toEqual([query, expect.stringContaining(words)]);
  }
  bot.stop();
  await bot.ended;
});

test('Explain this reads what was forwarded, from a server the bot does not know too, the fields of embeds, and polls', async () => {
  const discord = await startRawDiscord();
  const bot = await runHere({ DISCORD_TOKEN: 'some.token', DISCORD_API_URL: discord.apiUrl });
  await bot.said('"msg":"ready"');
  const words = 'western sanctions';
  const forwarded = (parts: object) => ({
    message_reference: { type: 1, message_id: '1000000000000000009', channel_id: '1000000000000000008' },
    message_snapshots: [
      { message: { type: 0, content: '', embeds: [], attachments: [], flags: 0, ...parts } },
    ],
  });
  const poll = {
    question: { text: 'What else?' },
    answers: [{ answer_id: 1, poll_media: { text: words } }],
    expiry: null,
    allow_multiselect: false,
    layout_type: 1,
  };
  const messages = [
    forwarded({ content: words }),
    forwarded({ embeds: [{ type: 'rich', fields: [{ name: 'Today', value: words }] }] }),
    { embeds: [{ type: 'rich', fields: [{ name: words, value: 'More tomorrow.' }] }] },
    { poll },
  ];
  for (const message of messages) {
    const answer = JSON.stringify(await discord.pick('Explain this', message)).replaceAll('**', '');
    expect(answer).toContain('punitive measures imposed by Western countries');
  }
  expect(JSON.stringify(await discord.pick('Explain this', forwarded({})))).toContain(
    'has no text to explain',
  );
  bot.stop();
  await bot.ended;
});
