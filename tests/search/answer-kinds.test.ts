import { describe, expect, test } from 'vitest';
import { kindsAsked, tells } from '../../src/search/question/answer-kind.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { asking } from './asking.ts';

describe('what is asked for is', () => {
  test('a time, by an entry that has one', () => {
    const find = asking(
      '## Key takeaways\n- The mayor opens the bridge.\n- The bridge opens in June, says the mayor.\n',
    );
    expect(find('the mayor opens the bridge')).toBe('The mayor opens the bridge.');
    expect(find('when does the mayor open the bridge?')).toBe('The bridge opens in June, says the mayor.');
  });

  test('a time, which says enough beside one common word', () => {
    const snow = asking('## Key takeaways\n- Snow falls in the mountains from December.\n- Snow is white.\n');
    expect(snow('when is the snow?')).toContain('December');
    const bread = asking(
      '## Key takeaways\n- Bread needs flour.\n- A few minutes in the oven, and a bread is done.\n',
    );
    expect(bread('how long for bread')).toContain('few minutes');
  });

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
});

test('a month by itself is no common word', () => {
  const tunnel = asking(
    '## Key takeaways\n- Trains will cross the mountains from May on.\n- The army guards each entrance.\n',
  );
  expect(tunnel('in may')).toContain('from May on');
  expect(tunnel('may i')).toBeUndefined();
});

test('a month is told by what writes it with a capital', () => {
  const spring = asking(
    'They left in May.\n\n## Key takeaways\n- Prices may fall.\n- Soldiers march on.\n- Ships return in May.\n',
  );
  for (const question of ['may', 'in may', 'by May?', 'last may'])
    expect(spring(question), question).toBe('Ships return in May.');
  expect(spring('in march')).toBeUndefined();
  expect(spring('march')).toBe('Soldiers march on.');
});

test.each([
  ['what does one crossing cost', ['amount']],
  ['how expensive is a crossing', ['amount']],
  ["what's lindqvist's job title?", ['role']],
  ['the role of lindqvist', ['role']],
  ['job offers', []],
  ['where?', ['place']],
  ['where Москва', []],
  ['in may', ['time']],
  ['in may Москва', []],
  ['сколько стран', ['amount']],
  ['насколько упал рубль', ['amount']],
  ['несколько стран', []],
  ['когда выборы', ['time']],
  ['никогда', []],
  ['откуда газ', ['place']],
  ['нигде', []],
  ['有多重', ['amount']],
  ['有多重要', []],
  ['许多重大会议', []],
  ['更多高铁', []],
])('what kind of answer is wanted: %s', (question, kinds) => expect(kindsAsked(question)).toEqual(kinds));

test('who asks for the job of somebody wants what says who that is', () => {
  const town = asking('## Key takeaways\n- Lindqvist sleeps here.\n- Lindqvist is the mayor here.\n');
  expect(town("what's lindqvist's job")).toBe('Lindqvist is the mayor here.');
  expect(town('lindqvist')).toBe('Lindqvist sleeps here.');
});

describe('a text tells', () => {
  const told = (plain: string) => {
    const [entry] = briefingOf(`## Key takeaways\n- ${plain}\n`).entries;
    return (['time', 'amount'] as const).filter((kind) => entry && tells(entry, kind));
  };

  test.each([
    'в мае',
    'за четыре',
    'в январе',
    'март',
    'в августе',
    'через час',
    'несколько часов',
    'много лет',
    'летом',
  ])('a time or an amount in Russian: %s', (text) =>
    expect(told(text)).toEqual([text === 'за четыре' ? 'amount' : 'time']),
  );

  test.each(['сто человек', 'треть жителей', 'две страны', 'тысячи', 'половина'])('an amount: %s', (text) =>
    expect(told(text)).toEqual(['amount']),
  );

  test.each(['5 月 20 日', '3個月'])(
    'a time and an amount in Chinese, with spaces or traditional characters: %s',
    (text) => expect(told(text)).toEqual(['time', 'amount']),
  );

  test.each(['三个小时', '兩小時', '三週', '本周', '上個月', '后年', '後年', '年底'])(
    'a time in Chinese: %s',
    (text) => expect(told(text)).toEqual(['time']),
  );

  test.each(['三百人', '五亿', '五萬', '兩億'])('an amount in Chinese: %s', (text) =>
    expect(told(text)).toEqual(['amount']),
  );

  test.each([
    'большая часть',
    'самая большая',
    'часто',
    'самолет',
    'билет',
    'мать и маяк',
    'стороны договорились',
    'столица',
    'семья у двери',
    'триумф',
    'третий',
    '日本周边海域',
    '青年中心',
  ])('neither, though it has letters of one: %s', (text) => expect(told(text)).toEqual([]));
});
