import { expect, test } from 'vitest';
import { briefingOf } from '../support/some-briefing.ts';

test('front matter says title, date, id, topics, source and aliases', () => {
  const briefing = briefingOf(
    '---\ntitle: "Rates: what now"\ndate: 2026-11-02\nid: rates\ntopics: [Fed, Money]\nsource: " https://example.org/a "\naliases:\n  Quantitative Tightening: QT\n---\n## Did you know?\n- Quantitative Tightening: It is\n',
  );
  expect(briefing).toMatchObject({
    id: 'rates',
    title: 'Rates: what now',
    date: Date.UTC(2026, 10, 2),
    topics: ['Fed', 'Money'],
    source: 'https://example.org/a',
    entries: [{ term: 'Quantitative Tightening', aliases: ['QT'] }],
  });
});

test.each([
  ['Fed: no change', 'Fed: no change'],
  ["It's official: rates stay: here's why # draft", "It's official: rates stay: here's why"],
  ['Каспий: море отступает', 'Каспий: море отступает'],
  ['What now:', 'What now:'],
])('a title may have colons without quotes around it: %s', (written, title) => {
  const text = `---\ntitle: ${written}\ndate: 2026-11-02\n---\nIt holds.`;
  expect(briefingOf(text)).toMatchObject({ title, date: Date.UTC(2026, 10, 2) });
});

test.each(['\ufeff', '\ufeff\ufeff'])('front matter after %j is front matter', (marks) => {
  expect(briefingOf(`${marks}---\ntitle: A harbour\n---\nShips call.`)).toMatchObject({
    title: 'A harbour',
    entries: [{ text: { plain: 'Ships call.' } }],
  });
});

test('a dash above the name of a section begins no front matter', () => {
  const { entries } = briefingOf('—\nSummary: Ships call.\n');
  expect(entries.map(({ text }) => text.plain)).toEqual(['Summary: Ships call.']);
});

test('comments in a front matter are none of its values', () => {
  const text =
    '---\n# ours\ntitle: Fed # said by whom?\n#date: 2026-11-23\ntopics: # two\n  # one\n  - ECB # there\n#  - Fed\nsource: "https://example.org/#a"\n#id: x\n---\nIt holds.';
  expect(briefingOf(text)).toMatchObject({
    title: 'Fed',
    topics: ['ECB'],
    source: 'https://example.org/#a',
    id: 'some-briefing',
  });
});
