import { expect, test } from 'vitest';
import { isBriefingFile } from '../../src/briefings/briefing-file.ts';
import { briefingOf } from '../support/some-briefing.ts';

test.each([
  ['rates-all.md', 'All rates rise.', 'Rates all'],
  ['v1.2-Nato.md', 'The NATO is.', 'V1 2 NATO'],
])('the title that %s makes of %j is %j', (file, text, title) => {
  expect(briefingOf(text, file).title).toBe(title);
});

test('a day at the beginning of the file name is the date, and no part of the title', () => {
  const briefing = briefingOf('The Fed holds.', '2026-11-23-the-fed-holds.md');
  expect(briefing).toMatchObject({ date: Date.UTC(2026, 10, 23), title: 'The Fed holds' });
});

test('a file’s name makes no title that is too long, and its day gives way to that of the front matter', () => {
  expect(briefingOf('A text.', `${'x'.repeat(230)}.md`).title).toHaveLength(200);
  const dated = briefingOf('---\ndate: 2026-01-02\n---\nA text.', '2026-11-02-a.md');
  expect(dated.date).toBe(Date.UTC(2026, 0, 2));
});

test.each([
  ['Fed keeps rates.MD', true],
  ['fed-conflict.txt', true],
  ['gaza_conflict-20261126.md', true],
  ['The conflicted copyright case.md', true],
  ['fed.docx', false],
  ['.fed.md', false],
  ['README.txt', false],
  ['~$fed.md', false],
  ['fed.sync-conflict-20261126-101112-ABCDEFG.md', false],
  ['fed (Ann’s conflicted copy 2026-11-26).md', false],
  ['fed (conflicted copy 2026-11-26 101112).txt', false],
  ['fed_conflict-20261126-101112.md', false],
  ['fed-DESKTOP-4K2M9QX.md', false],
  ['fed-LAPTOP-4K2M9QX-2.txt', false],
  ['apple-laptop-reviews.md', true],
  ['fed (SFConflict ann@example.org 2026-11-26-10-11-12).md', false],
])('whether %s counts as a briefing: %s', (name, counts) => {
  expect(isBriefingFile(name)).toBe(counts);
});
