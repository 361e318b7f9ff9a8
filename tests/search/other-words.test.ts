import { expect, test } from 'vitest';
import { meaningsOf } from '../../src/search/words/english/meanings.ts';
import { asking } from './asking.ts';

test('words that are used alike, and one of which is in the definition of the other, are somewhat the same', () => {
  const near = asking(
    '## Key takeaways\n- A visit to the coast in August by twelve sailors.\n## Did you know?\n- Military Pact: Allies agree.\n',
  );
  expect(near('army')).toBe('Military Pact');
  expect(near('armies')).toBe('Military Pact');
  expect(near('navy blue')).toBeUndefined();
  // Numbers, months and days are used alike, and are not each other.
  expect(near('july')).toBeUndefined();
  expect(near('eleven ships')).toBeUndefined();
});

test('other words for a word are those of its base form, near or less near, and none that has it as a part', () => {
  const near = (phrase: string, other: string) =>
    meaningsOf(phrase).find((meaning) => meaning.phrase === other)?.nearness ?? 0;
  expect(near('occurred', 'happen')).toBeGreaterThan(0);
  expect(near('army', 'military')).toBeGreaterThan(near('ferry', 'boat'));
  expect(near('ferry', 'boat')).toBeGreaterThan(0);
  expect(meaningsOf('rhine').filter(({ phrase }) => phrase.includes('rhine'))).toEqual([]);
});

test('words that are derived from the same one are somewhat the same, and do not answer alone', () => {
  const find = asking('## Key takeaways\n- Punitive tariffs are meant for steel.\n- Ships wait.\n');
  expect(find('punishment for steel')).toContain('Punitive');
  expect(find('punishment')).toBeUndefined();
});

test('letters heard alike in Russian are slips like vowels', () => {
  expect(
    asking('## Did you know?\n- Сжиженный газ: Газ, который возят на кораблях.\n- Озимые: Сеют осенью.\n')(
      'зжиженный гас',
    ),
  ).toBe('Сжиженный газ');
});

test('a Russian noun is found by the verb that it is made of, and a verb by its noun', () => {
  const russian = asking(
    '## Key takeaways\n- Завод поставит трубы.\n## Did you know?\n- Цех: Место для варки стали и строительства форм.\n- Озимые: Их сеют осенью.\n',
  );
  expect(russian('где варят и строят')).toBe('Цех');
  expect(russian('поставка труб')).toBe('Завод поставит трубы.');
});

test('forms of a phrase that is known are looked up as well', () => {
  expect(meaningsOf('trade unions').map(({ phrase }) => phrase)).toContain('labor union');
});

test('n and m are heard alike', () => {
  expect(asking('## Did you know?\n- Secretary Antony Milken: Speaks for all.\n')('anthony milkem')).toBe(
    'Secretary Antony Milken',
  );
});

test('a short sign for something has no plural: I of iodine is no "is"', () =>
  expect(asking('## Key takeaways\n- It is late.\n- Asses bray.\n')('iodine')).toBeUndefined());
