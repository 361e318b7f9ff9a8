import { expect, test } from 'vitest';
import { buttonsOf, type Message, textOf } from '../../src/local-discord/index.ts';
import { channelId, rest } from '../local-discord/rest.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';
import { briefingOf } from '../support/some-briefing.ts';

const CHANNEL = 'The Reading Room/general';
const EPHEMERAL = 1 << 6;

const isPrivate = (message: Message): boolean => (message.flags & EPHEMERAL) !== 0;

test('/explain western sanctions answers for all to see, with matches in bold, its section, its briefing and related entries', async () => {
  const { discord } = await startRunning();
  const message = messageOf(
    await discord.as('Rosa').type(CHANNEL, '/explain', { query: 'western sanctions' }),
  );
  expect(isPrivate(message)).toBe(false);
  expect(textOf(message)).toContain('## **Western Sanctions**');
  expect(textOf(message)).toContain('These are punitive measures imposed by **Western** countries');
  expect(textOf(message)).toContain('Did you know? · Putin visits China');
  expect(buttonsOf(message).filter((button) => button.label === 'Show').length).toBeGreaterThanOrEqual(1);
});

test.each([
  ['wetsern sanctoins', 'Western'],
  ['who is this blinken dude', 'Blinken'],
  ['joint exercises', 'Military Collaboration'],
  ['first trip abroad', 'Key takeaway'],
])('/explain %s answers with "%s"', async (query, expected) => {
  const { discord } = await startRunning();
  const message = messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', { query }));
  expect(textOf(message).replaceAll('**', '')).toContain(expected);
});

test('/explain key takeaways answers with the first of the newest briefing, nothing in bold, and the others to press', async () => {
  const { discord } = await startRunning();
  const message = messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', { query: 'key takeaways' }));
  expect(isPrivate(message)).toBe(false);
  expect(textOf(message)).toMatch(/^Putin plans to visit China in May/);
  expect(textOf(message)).not.toContain('**');
  expect(textOf(message)).toContain('-# Key takeaway · Putin visits China');
  expect(textOf(message)).toContain('### Related');
  expect(buttonsOf(message).filter(({ label }) => label === 'Show')).toHaveLength(4);
});

test('autocomplete marks what is from a briefing that was taken back', async () => {
  const long = `The ${'very '.repeat(30)}long storm nears.`;
  const briefing = briefingOf(
    `---\nretracted: true\n---\n${long}\n\n## Did you know?\n- Eye: Where a storm is calm.`,
  );
  const { discord } = await startRunning({ briefings: [briefing] });
  const choices = await discord.as('Rosa').complete(CHANNEL, '/explain', { query: 'storm' });
  expect(choices.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Eye · retracted', expect.stringMatching(/^The very .{30,78}… · retracted$/)]),
  );
});

test('what has nothing of an unanswered question is not taken for what was meant, but offered apart', async () => {
  const briefing = briefingOf(
    '# Storm\n\nA storm nears.\n\n## Did you know?\n- Dredging: Taking mud.\n- Pilot: Who steers.',
  );
  const { discord } = await startRunning({ briefings: [briefing] });
  const ask = async (query: string) =>
    textOf(messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', { query })));
  const [meant, others] = (await ask('who paid for the storm insurance')).split('### You can also ask about');
  expect(meant).toContain('### Did you mean\nA storm nears.');
  expect(meant).not.toContain('Dredging');
  expect(others).toMatch(/Dredging.*Pilot/s);
  expect(await ask('pizza recipe')).toMatch(/### You can ask about\n.*Dredging/s);
});

test('a question of which the briefings have nothing gets three examples of what can be asked, not a long list', async () => {
  const { discord } = await startRunning();
  const answer = messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', { query: 'pizza recipe' }));
  expect(textOf(answer)).toMatch(/^Nothing in the briefings about “pizza recipe”\.\n### You can ask about\n/);
  expect(textOf(answer)).toContain('**Western Sanctions**');
  expect(buttonsOf(answer)).toHaveLength(3);
});

test('a question that nothing answers is told so privately, with the nearest entries to press', async () => {
  const { discord } = await startRunning();
  const rosa = discord.as('Rosa');
  const message = messageOf(
    await rosa.type(CHANNEL, '/explain', { query: 'putin *favourite* food @everyone' }),
  );
  expect(isPrivate(message)).toBe(true);
  expect(textOf(message)).toContain(
    'Nothing in the briefings about “putin \\*favourite\\* food @\u200beveryone”.',
  );
  expect(textOf(message)).toContain('### Did you mean');
  const [first] = buttonsOf(message);
  const shown = messageOf(await rosa.press(message, first?.custom_id ?? ''));
  expect(textOf(shown)).toContain('Putin');
  expect(textOf(message)).toContain('### Did you mean');
});

test('autocomplete offers terms, and a chosen one opens exactly that entry', async () => {
  const { discord } = await startRunning();
  const rosa = discord.as('Rosa');
  const choices = await rosa.complete(CHANNEL, '/explain', { query: 'sanc' });
  expect(choices[0]?.name).toBe('Western Sanctions');
  const message = messageOf(await rosa.type(CHANNEL, '/explain', { query: String(choices[0]?.value) }));
  expect(textOf(message)).toContain('## Western Sanctions');
  const related = buttonsOf(message).filter(({ label }) => label === 'Show');
  expect(related).not.toEqual([]);
  for (const { custom_id } of related)
    expect(custom_id).not.toContain(String(choices[0]?.value).replace('entry:', ''));
  const empty = await rosa.complete(CHANNEL, '/explain', { query: '' });
  expect(empty.slice(0, 3).map(({ name }) => name)).toEqual([
    'Military Collaboration',
    'Western Sanctions',
    'US Secretary of State Antony Blinken',
  ]);
});

test('a related entry of a public answer is shown privately; what is opened there stands below it, and pages turn in place', async () => {
  const { discord } = await startRunning();
  const answer = messageOf(
    await discord.as('Rosa').type(CHANNEL, '/explain', { query: 'western sanctions' }),
  );
  const milo = discord.as('Milo');
  const show = buttonsOf(answer).find(({ label }) => label === 'Show');
  const related = messageOf(await milo.press(answer, show?.custom_id ?? ''));
  expect(isPrivate(related)).toBe(true);
  const shown = textOf(related);
  const briefing = messageOf(await milo.press(related, 'Open the briefing'));
  await milo.press(briefing, 'Analysis');
  const turned = await milo.press(briefing, 'Overview');
  expect([turned.kind, messageOf(turned).id]).toEqual(['update', briefing.id]);
  const takeaway = buttonsOf(briefing).find(({ label }) => label === 'Explain');
  const entry = messageOf(await milo.press(briefing, takeaway?.custom_id ?? ''));
  const another = messageOf(await milo.press(entry, buttonsOf(entry).at(-1)?.custom_id ?? ''));
  expect(new Set([answer, related, briefing, entry, another].map(({ id }) => id)).size).toBe(5);
  expect(textOf(briefing)).toContain('## Putin visits China');
  expect(textOf(related)).toBe(shown);
});

test('a button of an entry that has changed says so and what to do', async () => {
  const old = await startRunning();
  const answer = messageOf(
    await old.discord.as('Rosa').type(CHANNEL, '/explain', { query: 'western sanctions' }),
  );
  const value = buttonsOf(answer).find(({ label }) => label === 'Show')?.custom_id ?? '';
  const { discord } = await startRunning({ briefings: [briefingOf('Something else.')] });
  const message = messageOf(
    await discord.as('Rosa').type(CHANNEL, '/explain', { query: `entry:${value.split(':')[2]}` }),
  );
  expect(isPrivate(message)).toBe(true);
  expect(textOf(message)).toContain('That entry has changed or gone');
});

test('Explain this asks about the words of a message, privately', async () => {
  const { discord } = await startRunning();
  const said = discord.as('Milo').say(CHANNEL, 'So what are these western sanctions?');
  const message = messageOf(await discord.as('Rosa').contextMenu(said, 'Explain this'));
  expect(isPrivate(message)).toBe(true);
  expect(textOf(message).replaceAll('**', '')).toContain('Western Sanctions');
});

test('Explain this works on the bot’s own briefing, whose words are in components', async () => {
  const { discord } = await startRunning();
  const rosa = discord.as('Rosa');
  const briefing = messageOf(await rosa.type(CHANNEL, '/briefing'));
  const message = messageOf(await rosa.contextMenu(briefing, 'Explain this'));
  expect(textOf(message)).toContain('Putin visits China');
});

test.each(['explain:bogus:1', 'explain:constructor:1', 'bogus:open:1', 'explain'])(
  'a button of another day, %s, is refused privately with a next step',
  async (customId) => {
    const { discord } = await startRunning();
    const rosa = discord.as('Rosa');
    const answer = messageOf(await rosa.type(CHANNEL, '/explain', { query: 'western sanctions' }));
    const [button] = buttonsOf(answer);
    if (button) button.custom_id = customId;
    const refused = messageOf(await rosa.press(answer, customId));
    expect(isPrivate(refused)).toBe(true);
    expect(textOf(refused)).toBe(
      'This bot no longer knows that command or button. Type `/` to see what it can do now.',
    );
  },
);

test('what begins like a chosen entry and is none is a question like any other', async () => {
  const { discord } = await startRunning();
  const asked = discord.as('Rosa').type(CHANNEL, '/explain', { query: 'entry: western sanctions' });
  expect(textOf(messageOf(await asked))).toContain('## **Western Sanctions**');
});

test('Explain this reads the title of an embed as well', async () => {
  const { discord } = await startRunning();
  const { body } = await rest(discord, 'POST', `/channels/${channelId(discord, 'general')}/messages`, {
    embeds: [{ title: 'Western sanctions', description: 'More tomorrow.' }],
    allowed_mentions: { parse: [] },
  });
  const message = messageOf(await discord.as('Rosa').contextMenu(String(body['id']), 'Explain this'));
  expect(textOf(message).replaceAll('**', '')).toContain('## Western Sanctions');
});

test('of a question of thousands of characters only its beginning is repeated', async () => {
  const { discord } = await startRunning();
  const query = 'zyx '.repeat(1500);
  const said = textOf(messageOf(await discord.as('Rosa').type(CHANNEL, '/explain', { query })));
  expect(said).toMatch(/^Nothing in the briefings about “(?:zyx ){20,}zyx…”\./);
});

test('an entry that fills several messages is turned page by page, and of many entries 25 are offered', async () => {
  const terms = Array.from(
    { length: 30 },
    (_, i) => `- Rate ${i}: A rate. ${'It went on rising. '.repeat(300)}`,
  );
  const { discord } = await startRunning({
    briefings: [briefingOf(`## Did you know?\n\n${terms.join('\n')}`)],
  });
  const rosa = discord.as('Rosa');
  const choices = await rosa.complete(CHANNEL, '/explain', { query: 'rate' });
  expect(choices).toHaveLength(25);
  const chosen = String(choices[0]?.value);
  const first = messageOf(await rosa.type(CHANNEL, '/explain', { query: chosen }));
  const second = messageOf(await rosa.press(first, 'Next ▶'));
  expect(buttonsOf(second).map(({ label }) => label)).toContain('Page 2 of 3');
  const third = await rosa.press(second, 'Next ▶');
  expect([third.kind, messageOf(third).id]).toEqual(['update', second.id]);
});
