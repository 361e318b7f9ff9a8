import { expect, test } from 'vitest';
import type { Briefing } from '../src/briefings/briefing.ts';
import { search } from '../src/search/index.ts';
import { createShelf, type Shelf } from '../src/shelf.ts';
import { briefingOf } from './support/some-briefing.ts';

const about = (term: string, text: string, id: string): Briefing =>
  briefingOf(`## Did you know?\n\n- ${term}: ${text}`, `${id}.md`);
const answer = (shelf: Shelf, query: string) => search(shelf.index(), query).answer?.entry.text.plain;

test('what is put is found, what is changed is found as it is now, and what is left out is not found', async () => {
  const shelf = createShelf();
  const zeugma = about('Zeugma', 'A figure of speech.', 'a');
  await shelf.put([zeugma, about('Litotes', 'An understatement.', 'b')]);
  expect([answer(shelf, 'zeugma'), answer(shelf, 'litotes')]).toEqual([
    'A figure of speech.',
    'An understatement.',
  ]);
  await shelf.put([zeugma, about('Litotes', 'Not bad.', 'b')]);
  expect(answer(shelf, 'litotes')).toBe('Not bad.');
  await shelf.put([zeugma]);
  expect([answer(shelf, 'litotes'), shelf.library().briefings.length]).toEqual([undefined, 1]);
});

test('many at once are indexed beside other work, and readers see the old ones meanwhile', async () => {
  const shelf = createShelf();
  await shelf.put([about('Zeugma', 'A figure of speech.', 'zeugma')]);
  const words = Array.from({ length: 300 }, (_, i) => about(`Termword ${i}`, `Text ${i}.`, `b${i}`));
  const putting = shelf.put(words);
  expect([answer(shelf, 'zeugma'), shelf.library().briefings.length]).toEqual(['A figure of speech.', 1]);
  await putting;
  expect([answer(shelf, 'termword 299'), answer(shelf, 'zeugma')]).toEqual(['Text 299.', undefined]);
});
