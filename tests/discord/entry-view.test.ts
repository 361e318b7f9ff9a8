import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLibrary } from '../../src/briefings/library.ts';
import { briefingChoices } from '../../src/discord/choose-briefing.ts';
import { entryView } from '../../src/discord/entry-view.ts';
import { anyBriefing, briefingOf } from '../support/some-briefing.ts';
import { textOf, withinLimits } from './view-tree.ts';

test('any entry, with related ones, keeps within the limits of a message', () => {
  fc.assert(
    fc.property(anyBriefing, (briefing) => {
      const [first, ...others] = briefing.entries.map((entry) => ({ briefing, entry }));
      if (!first) return;
      withinLimits(entryView(first, others.slice(0, 4)));
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['every second character matched', 2],
  ['every character matched', 1],
  ['nothing matched', 200],
])(
  'an entry and related ones made of nothing but what is escaped fit into a message, when %s',
  (_, every) => {
    const plain = '*'.repeat(2600);
    const briefing = {
      ...briefingOf('A text.'),
      title: plain.slice(0, 200),
      date: Date.UTC(2024, 8, 25),
      retracted: true as const,
    };
    const entry = { briefingId: 'news', section: 'glossary', text: { plain, marks: [] } } as const;
    const found = Array.from({ length: 5 }, (_, n) => ({
      briefing,
      entry: { ...entry, id: `news/${n}`, term: plain.slice(0, 200) },
    }));
    const [first, ...others] = found;
    if (!first) expect.fail();
    const bold = Array.from({ length: 200 / every }, (_, n) => ({ start: every * n, end: every * n + 1 }));
    withinLimits(entryView({ ...first, highlights: { term: bold, text: bold } }, others));
  },
);

test('an entry shows its briefing’s title as it is written, and only the beginning of what is related', () => {
  const briefing = { ...briefingOf(`Rates rose. ${'They rose. '.repeat(50)}\n\nMore.`), title: '*War*' };
  const [first, second] = briefing.entries.map((entry) => ({ briefing, entry }));
  if (!first || !second) expect.fail();
  const said = textOf(entryView(second, [first]));
  expect(said.match(/· \\\*War\\\*/g)).toHaveLength(2);
  expect(said.split('\n').find((line) => line.startsWith('Rates'))?.length).toBeLessThanOrEqual(120);
});

test('an entry of a briefing that was taken back says so, as an answer and among related ones', () => {
  const briefing = briefingOf('---\ntitle: Harbour\nretracted: true\n---\nShips call.\n\nMore.');
  const [first, second] = briefing.entries.map((entry) => ({ briefing, entry }));
  if (!first || !second) expect.fail();
  const said = textOf(entryView(first, [second]));
  expect(said).toMatch(/^⚠️ \*\*Retracted\*\* by its publisher\.\nShips call\./);
  expect(said).toContain('Summary · Harbour · ⚠️ retracted');
  withinLimits(entryView(first, [second]));
});

test('a title that runs from right to left does not draw the day behind it into its own order', () => {
  const [title, date] = ['\u05d7\u05d3\u05e9\u05d5\u05ea', Date.UTC(2026, 10, 2)];
  const briefing = { ...briefingOf('Rates rose.'), title, date };
  const [entry] = briefing.entries;
  if (!entry) expect.fail();
  expect(textOf(entryView({ briefing, entry }, []))).toContain(`· \u2068${title}\u2069 · 2 November 2026`);
  const [choice] = briefingChoices(createLibrary([briefing]), '');
  expect(choice?.name).toBe(`\u2068${title}\u2069 · 2026-11-02`);
  const [long] = briefingChoices(createLibrary([{ ...briefing, title: title.repeat(30) }]), '');
  expect(long?.name).toMatch(/^\u2068.+…\u2069 · 2026-11-02$/);
  expect(long?.name).toHaveLength(100);
});
