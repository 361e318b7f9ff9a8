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

  test('the term that a clause has nothing but small words around', () => {
    expect(find('my neighbour sells flour by the ton, i dont get what rye is, explain like im 5')).toBe(
      'Rye',
    );
  });

  test('a name and a word that the entry has, and not one that only sounds like it', () => {
    const find = asking(
      '## Key takeaways\n- The talks in Guiana ended well.\n- Rates stay.\n- Ports open.\n- Wheat is cheap.\n',
    );
    expect(find('guiana wall zeugma')).toBeUndefined();
    expect(find('guiana talks zeugma')).toContain('Guiana');
  });

  test('two common words, where an entry has both and nothing else was asked', () => {
    const find = asking(
      '## Key takeaways\n- The trip past those windows begins in May, by train and boat.\n',
    );
    expect(find('trip windows')).toContain('windows');
    expect(find('trip guitars windows')).toBeUndefined();
    expect(find('boat in train'), 'words of any talk').toBeUndefined();
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
    ['pictureswatermraks', 'Pictures carry watermarks.'],
    ['with-holdin tacks', 'Withholding Tax'],
  ])('%s', (question, answer) => expect(find(question)).toBe(answer));

  test('a word made of nothing but words of three letters is another word', () =>
    expect(asking('## Key takeaways\n- Ben met Mar.\n')('benmar')).toBeUndefined());

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
