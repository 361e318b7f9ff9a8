import { describe, expect, test } from 'vitest';
import { buildIndex, search } from '../../src/search/index.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { asking } from './asking.ts';

describe('what is asked about', () => {
  const find = asking(
    '## Key takeaways\n- Snow falls in the mountains from December.\n- The bakers may not have enough helpers.\n## Did you know?\n- Sourdough: Bread that rises by itself.\n- Rye: A grain.\n',
  );

  test.each([
    'Dear bot, what is sourdough?',
    'hello my friend, sourdough please',
    '/explain sourdough',
    'who tf is sourdough',
    'hey sourdough, what is that?',
  ])('who is spoken to and slang are not: %s', (question) => expect(find(question)).toBe('Sourdough'));

  test.each(['/help', '/kick @baker', 'not enough'])('nothing: %s', (question) =>
    expect(find(question)).toBeUndefined(),
  );

  test('a place, by an entry that tells one', () => {
    const where = asking(
      '---\ntitle: A satellite is cleaned up\n---\nIt was time.\n\n## Key takeaways\n- Both burned up over the Pacific.\n## Did you know?\n- Deorbiting: A satellite falls until it burns up.\n',
    );
    expect(where('how does a satellite burn up?')).toBe('Deorbiting');
    expect(where('where did the satellite burn up?')).toBe('Both burned up over the Pacific.');
  });

  test('an amount, which is more than 0 and 1', () => {
    const find = asking(
      '## Key takeaways\n- Five cats came out of it, not boxes.\n## Did you know?\n- Cats Box: In it a cat is both 0 and 1.\n',
    );
    expect(find('how many cats in it?')).toContain('Five cats');
  });

  test.each(['1% of it', '$1 a month', '1.1 of it', '1 °C more'])(
    'an amount, which 1 is of something: %s',
    (amount) => {
      const find = asking(
        `## Key takeaways\n- The fee for a container in the harbour, which is ${amount}, stays with the captains.\n## Did you know?\n- Fee: For a container.\n`,
      );
      expect(find('the fee for a container')).toBe('Fee');
      expect(find('how much is the fee for a container')).toContain('captains');
    },
  );

  const officers = asking(
    '## Key takeaways\n- The country and its officers wait.\n- In the long term officers leave.\n## Did you know?\n- Junta: Army officers who took over a country.\n',
  );

  test.each([
    "what's it called when a country has officers?",
    "what's it called if a country has officers?",
    'a country of officers, is there a word for that',
    'officers have the country, what is that called?',
  ])('a name, which is a term: %s', (question) => {
    expect(officers(question)).toBe('Junta');
    expect(officers('a country of officers')).toContain('wait');
    expect(officers('what do officers do in the long term for us')).toContain('In the long term');
  });

  test.each([
    'the country of officers, word for word',
    'long term for this country of officers',
    'country of officers, its second term for now',
    'why were officers of the country called',
    'officers of the country who called when it was late',
    'so-called officers of the country',
  ])('no name, though it says "called" or "term for": %s', (question) =>
    expect(officers(question)).not.toBe('Junta'),
  );

  test('the term that a clause has nothing but small words around', () => {
    expect(find('my neighbour sells flour by the ton, i dont get what rye is, explain like im 5')).toBe(
      'Rye',
    );
  });

  test('two common words, where an entry has both and nothing else was asked', () => {
    const find = asking(
      '## Key takeaways\n- The trip past those windows begins in May, by train and boat.\n',
    );
    expect(find('trip windows')).toContain('windows');
    expect(find('trip guitars windows')).toBeUndefined();
    expect(find('boat in train'), 'words of any talk').toBeUndefined();
  });

  test('a time, which says enough beside one common word', () => {
    expect(find('when is the snow?')).toContain('December');
    const bread = asking(
      '## Key takeaways\n- Bread needs flour.\n- A few minutes in the oven, and a bread is done.\n',
    );
    expect(bread('how long for bread')).toContain('few minutes');
  });
});

describe('a word that is two, or two that are one', () => {
  const find = asking(
    '## Key takeaways\n- Pictures carry watermarks.\n- Marks in water fade.\n## Did you know?\n- Basis Point: A hundredth of a percent, used for rates; 50 are half a percent.\n- Withholding Tax: Kept back at the source.\n- EUV Lithography: Light of short waves.\n',
  );

  test.each([
    ['pictures with water marks', 'Pictures carry watermarks.'],
    ['what is 50bps', 'Basis Point'],
    ['whenmarksfade', 'Marks in water fade.'],
  ])('%s', (question, answer) => expect(find(question)).toBe(answer));

  test('common words run together say no more than apart', () => {
    const trips = asking('## Key takeaways\n- A trip begins in spring.\n');
    expect(trips('good trip')).toBeUndefined();
    expect(trips('goodtrip')).toBeUndefined();
  });

  test.each([
    ['witholding tacks', 'Withholding Tax'],
    ['litography EVU', 'EUV Lithography'],
  ])(
    'what is beside a word it is sure of is heard like it, or stands before or after it: %s',
    (question, answer) => expect(find(question)).toBe(answer),
  );
});

test('another first letter that is heard alike is a slip like any other', () => {
  const find = asking('## Did you know?\n- Junta: Officers who rule.\n- Western Front: A line.\n');
  expect(find('hunta')).toBe('Junta');
  expect(find('vestern')).toBe('Western Front');
});

test('a bit is something that may be asked for', () =>
  expect(
    asking('## Did you know?\n- Quantum Gate: It turns states.\n- Qubit: A bit of the quantum kind.\n')(
      'quantum bit',
    ),
  ).toBe('Qubit'));

describe('what belongs together', () => {
  const found = asking(
    '## Key takeaways\n- Growth and votes came early in Arizona.\n- The new presidential term begins.\n- Their president spoke of spring and of a term of trade.\n## Did you know?\n- Pillar Two: A floor for tax.\n',
  );

  test('what a thing is of is asked for too: a pillar of salt is no other pillar', () => {
    for (const between of ['of', 'of the', 'of a', 'of an'])
      expect(found(`pillar ${between} salt`)).toBeUndefined();
    expect(found('pillar two')).toBe('Pillar Two');
  });

  test('a word and another are not put together to be the first alone', () =>
    expect(found('arizona iced coffee machine')).toBeUndefined());

  test('a small word beside what was asked for is no slip of another', () =>
    expect(found('growth india')).toBeUndefined());

  test('words derived from those of an entry stand in its order', () =>
    expect(found('presidency term')).toBe('The new presidential term begins.'));
});

test('"the us" is no pronoun, and counts like any name', () => {
  const index = buildIndex([briefingOf('## Key takeaways\n- Peru and the US agree.\n')]);
  const asked = (question: string) => search(index, question).answer?.why.map(({ typed }) => typed);
  expect(asked('peru and the us')).toContain('US');
  expect(asked('peru and us')).not.toContain('US');
});
