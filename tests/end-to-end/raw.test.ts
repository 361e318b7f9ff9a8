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
