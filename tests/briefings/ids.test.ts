import { expect, test } from 'vitest';
import { idFromFile, isEntryId, isId, withId } from '../../src/briefings/identity.ts';
import { briefingOf } from '../support/some-briefing.ts';

test('an id made of a long name keeps its beginning, and that of a README is one a file can have', () => {
  expect(idFromFile(`${'a'.repeat(39)} ${'b'.repeat(40)}.md`)).toMatch(/^a{39}-[0-9a-f]{8}$/);
  expect(idFromFile('README.md')).toBe('briefing-readme');
  expect(isId(idFromFile('—.md'))).toBe(true);
});

test('entries that say the same have ids of their own, of the form of an entry’s id', () => {
  const ids = briefingOf('Said twice.\n\nSaid twice.').entries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(isEntryId(id)).toBe(true);
});

test('a briefing under another id has entries of that id', () => {
  const { id, entries } = withId(briefingOf('A text.'), 'other');
  expect([id, entries]).toEqual(['other', [expect.objectContaining({ briefingId: 'other' })]]);
  expect(entries[0]?.id).toMatch(/^other\/s/);
});
