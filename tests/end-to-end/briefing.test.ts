import { expect, test } from 'vitest';
import { buttonsOf, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { startRunning } from '../support/running-bot.ts';
import { briefingOf } from '../support/some-briefing.ts';

const CHANNEL = 'The Reading Room/general';

const rates = briefingOf(
  '---\ntitle: Rates\ndate: 2026-11-02\nsource: https://example.org/rates\n---\nThey rose.\n\n## Did you know?\n- Repo: A loan.\n',
  'rates.md',
);

test('/briefing shows the newest: title, day, summary and takeaways, with the rest one press away', async () => {
  const { discord } = await startRunning({ briefings: [realBriefing, rates] });
  const rosa = discord.as('Rosa');
  const message = messageOf(await rosa.type(CHANNEL, '/briefing'));
  expect(textOf(message)).toContain('## Rates\n-# 2 November 2026');
  expect(textOf(message)).toContain('They rose.');
  expect(textOf(messageOf(await rosa.press(message, 'Glossary')))).toContain('**Repo**\nA loan.');
});

test('/briefing with a choice shows that one; every entry of the real one is reachable', async () => {
  const { discord } = await startRunning({ briefings: [realBriefing, rates] });
  const rosa = discord.as('Rosa');
  const [choice] = await rosa.complete(CHANNEL, '/briefing', { briefing: 'putin' });
  expect(choice?.name).toBe('Putin visits China');
  const message = messageOf(await rosa.type(CHANNEL, '/briefing', { briefing: String(choice?.value) }));
  const shown = [
    message,
    messageOf(await rosa.press(message, 'Analysis')),
    messageOf(await rosa.press(message, 'Glossary')),
  ];
  const all = shown.map(textOf).join('\n');
  for (const { text } of realBriefing.entries) expect(all).toContain(text.plain);
  expect(buttonsOf(message).filter(({ label }) => label === 'Explain')).toHaveLength(5);
});

test('/briefing shows the newest that stands; one that was taken back is still in the list, marked', async () => {
  const wrong = {
    ...rates,
    id: 'wrong',
    title: 'Wrong',
    date: Date.UTC(2026, 10, 3),
    retracted: true as const,
  };
  const { discord } = await startRunning({ briefings: [realBriefing, rates, wrong] });
  const rosa = discord.as('Rosa');
  expect(textOf(messageOf(await rosa.type(CHANNEL, '/briefing')))).toContain('## Rates');
  for (const briefing of ['nov 2026', ' '])
    expect(textOf(messageOf(await rosa.type(CHANNEL, '/briefing', { briefing })))).toContain('## Rates');
  expect(textOf(messageOf(await rosa.type(CHANNEL, '/briefing', { briefing: 'wron' })))).toContain(
    '## Wrong',
  );
  const [first] = await rosa.complete(CHANNEL, '/briefing', { briefing: '' });
  expect(first).toEqual({ name: 'Wrong · 2026-11-03 · retracted', value: 'wrong' });
  const chosen = messageOf(await rosa.type(CHANNEL, '/briefing', { briefing: 'wrong' }));
  expect(textOf(chosen)).toContain('**Retracted** by its publisher');
});

test('autocomplete finds briefings by title and by date', async () => {
  const { discord } = await startRunning({ briefings: [realBriefing, rates] });
  const names = async (typed: string) =>
    (await discord.as('Rosa').complete(CHANNEL, '/briefing', { briefing: typed })).map(({ name }) => name);
  expect(await names('')).toEqual(['Rates · 2026-11-02', 'Putin visits China']);
  expect(await names('nov 2026')).toEqual(['Rates · 2026-11-02']);
  expect(await names('2026-11')).toEqual(['Rates · 2026-11-02']);
  expect(await names('nothing like it')).toEqual([]);
});

test('a title that no briefing has is refused privately with what to do', async () => {
  const { discord } = await startRunning();
  const message = messageOf(
    await discord.as('Rosa').type(CHANNEL, '/briefing', { briefing: 'nothing *like* it' }),
  );
  expect(textOf(message)).toContain(
    'No briefing has “nothing \\*like\\* it” in its title or date. Type the command again with less of it, or nothing, and pick from the list: the newest come first.',
  );
});

test('with no briefings at all /briefing says so', async () => {
  const { discord } = await startRunning({ briefings: [] });
  for (const options of [{}, { briefing: 'china' }]) {
    const message = messageOf(await discord.as('Rosa').type(CHANNEL, '/briefing', options));
    expect(textOf(message)).toContain('There are no briefings yet.');
  }
});

test('a long briefing is turned page by page, in place, by whoever reads it privately', async () => {
  const long = briefingOf(
    `## Analysis\n\n${Array.from({ length: 60 }, (_, i) => `Paragraph ${i} ${'goes on. '.repeat(20)}`).join('\n\n')}`,
  );
  const { discord } = await startRunning({ briefings: [long] });
  const rosa = discord.as('Rosa');
  const second = messageOf(await rosa.press(messageOf(await rosa.type(CHANNEL, '/briefing')), 'Next ▶'));
  const third = await rosa.press(second, 'Next ▶');
  expect(third.kind).toBe('update');
  expect(buttonsOf(messageOf(third)).some(({ label }) => label?.startsWith('Page 3 of '))).toBe(true);
});

test('of many briefings 25 are offered, and however long a title is its day is shown with it', async () => {
  const briefings = Array.from({ length: 26 }, (_, i) =>
    briefingOf(`---\nid: a${i}\ntitle: ${'x'.repeat(199)}\ndate: 2026-11-02\n---\nA text.`),
  );
  const { discord } = await startRunning({ briefings });
  const choices = await discord.as('Rosa').complete(CHANNEL, '/briefing', { briefing: '' });
  expect(choices).toHaveLength(25);
  expect(choices[0]?.name).toMatch(/^x+… · 2026-11-02$/);
});
