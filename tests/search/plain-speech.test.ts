import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildIndex } from '../../src/search/index.ts';
import { knownMatches } from '../../src/search/matching/match-word.ts';
import { plainSpeechMatches } from '../../src/search/matching/meaning-match.ts';
import type { WordMatch } from '../../src/search/matching/word-match.ts';
import { readQuestion } from '../../src/search/question/question.ts';
import { saidWithin, writtenFor } from '../../src/search/words/plain-speech.ts';
import { isUnspaced } from '../../src/search/words/unspaced.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { asking } from './asking.ts';
import { fileOf } from './plain-speech/file.ts';
import { lists, PLAIN_SPEECH } from './plain-speech/lists.ts';

test('what the search looks up is made of the lists', () => {
  expect(readFileSync(PLAIN_SPEECH, 'utf8')).toBe(fileOf(lists()));
});

test('each list is sorted, and has a word of newspapers once', () => {
  for (const list of lists()) {
    const written = list
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]);
    expect(written).toEqual([...new Set(written)].sort());
  }
});

test.each(['fire', 'fire: ', ': blaze', 'fire: blaze, , burn', 'fire: blaze: burn', 'fire, flames: blaze'])(
  'a line that is none is named: %s',
  (line) =>
    expect(() => fileOf([`flood: high water\n${line}\n`])).toThrow(`"${line}" is not "WRITTEN: SAID, SAID".`),
);

test('a comment is no line', () => {
  expect(fileOf(['# Of nature\nflood: high water\n'])).toMatch(/^#.*\nhigh water\tflood\n$/);
});

test('what people say is filed as a question with it is read', () => {
  const file = fileOf(["licence: driver's license, co-op card", '生成式AI: AI模型', 'снижение: падение цен']);
  expect(file.split('\n').slice(1, -1)).toEqual([
    'ai 模型\t生成式 ai',
    'co op card\tlicence',
    'driver license\tlicence',
    'паден цен\tснижен;снижение',
  ]);
});

test('words of every talk are said for everything, and so for nothing; phrases that end in a small one are not asked for', () => {
  expect(fileOf(['outcome: what, turn out, dénouement'])).toMatch(/^#.*\ndenouement\toutcome\n$/);
});

test('what people say is known in its forms, of one word or several', () => {
  expect(writtenFor('quitting')).toEqual(expect.arrayContaining(['resign', 'resignation']));
  expect(writtenFor('forest fires')).toContain('wildfire');
  expect(writtenFor('hiring')).toContain('appoint');
  expect(writtenFor('машину')).toContain('автомобиль');
  // "men" is of "man", though another letter follows their first.
  expect(writtenFor('con men')).toContain('scam artist');
  expect(writtenFor('forest')).not.toContain('wildfire');
});

test('a question in other words than the entry has finds it, in three languages', () => {
  const find = asking(
    '## Key takeaways\n- The chief executive resigned in June.\n- Wildfires reached two villages.\n',
    '## Key takeaways\n- Забастовка врачей продлится до пятницы.\n- Наводнение отрезало две деревни.\n',
    '## Key takeaways\n- 洪水冲毁了两座桥。\n- 医生罢工持续到周五。\n',
  );
  expect(find('did the boss quit in june')).toContain('resigned');
  expect(find('forest fires in any villages')).toContain('Wildfires');
  expect(find('будет забастовка докторов?')).toContain('Забастовка');
  expect(find('水灾冲了几座桥')).toContain('洪水');
});

test('a Russian word of newspapers is found by its stem, whose stem is another', () => {
  const find = asking('## Key takeaways\n- Авиакомпания терпит убытки.\n- Тариф снижен вдвое.\n');
  expect(find('какой авиаперевозчик терпит')).toContain('Авиакомпания');
  expect(find('тариф снизили')).toContain('снижен');
});

test('what people say in a run without spaces is found wherever it stands, as long as it may be', () => {
  expect(saidWithin('查证券监督管理委员会主席')).toContainEqual({
    text: '证券监督管理委员会',
    start: 1,
    end: 10,
  });
  // One may overlap another.
  expect(saidWithin('洪水灾')).toEqual([
    { text: '洪水', start: 0, end: 2 },
    { text: '水灾', start: 1, end: 3 },
  ]);
  expect(saidWithin('灾')).toEqual([]);
  const all = readFileSync(PLAIN_SPEECH, 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter(isUnspaced);
  expect(all.filter((said) => said.length > 10)).toEqual([]);
});

test('what stands in letters of two kinds is found, whichever of both is typed', () => {
  const find = asking('## Key takeaways\n- 3D打印的房子卖完了。\n- 出现新的大模型。\n');
  expect(find('增材制造')).toContain('3D打印');
  expect(find('AI模型')).toContain('大模型');
});

test('who types a word that the entries have does not mean what else newspapers write for it', () => {
  const text = '## Key takeaways\n- Wildfires reached two villages.\n';
  expect(asking(text)('forest fire')).toContain('Wildfires');
  expect(asking(`${text}- A fire burned in the forest of an old painter.\n`)('forest fire')).toContain(
    'painter',
  );
});

test('what newspapers write is looked for in any form, by its rarest word, and only for what no entry has', () => {
  const { vocabulary } = buildIndex([
    briefingOf(
      '## Key takeaways\n- The chief executive resigned.\n- The chief of the fire brigade saw a wildfire.\n',
    ),
  ]);
  const led = (matches: readonly WordMatch[]) => matches.map(({ word }) => word.text);
  expect(led(plainSpeechMatches(vocabulary, 'quit'))).toEqual(['resigned']);
  expect(led(plainSpeechMatches(vocabulary, 'head of company'))).toEqual(['executive']);
  expect(led(knownMatches(vocabulary, 'fire').meant)).not.toContain('wildfire');
  expect(led(knownMatches(vocabulary, 'quit').meant)).toContain('resigned');
  const [asked] = readQuestion(vocabulary, 'head of company').asked;
  expect(led(asked?.matches ?? [])).toEqual(['executive']);
});

test('what newspapers write with several words is found only where an entry has all of them', () => {
  const find = (text: string) => asking(`## Key takeaways\n- ${text}\n- Ships wait.\n`)('增材制造');
  expect(find('3D打印的房子卖完了。')).toContain('3D');
  expect(find('打印的房子卖完了。')).toBeUndefined();
});
