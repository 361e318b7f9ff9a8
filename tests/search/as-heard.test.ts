import { describe, expect, test } from 'vitest';
import { asHeard } from '../../src/search/matching/as-heard.ts';
import { asking } from './asking.ts';

const glossary = (...lines: string[]) =>
  asking(`## Did you know?\n${lines.map((line) => `- ${line}\n`).join('')}`);

describe('a word written as it is heard', () => {
  test.each([
    ['rusha', 'russia'],
    ['fizishun', 'physician'],
    ['kwik', 'quick'],
    ['nee', 'knee'],
    ['mach', 'match'],
    ['eksit', 'exit'],
    ['rong', 'wrong'],
    ['juj', 'judge'],
    ['loyer', 'lawyer'],
    ['ren', 'rain'],
    ['kwot', 'quote'],
  ])('%s is heard like %s', (typed, word) => expect(asHeard(typed)).toBe(asHeard(word)));

  test.each([
    ['hoonta', 'Junta'],
    ['troops of rusha', 'Russia House'],
    ['jandarmree', undefined],
  ])('"%s" finds %s', (question, term) =>
    expect(glossary('Junta: Officers who rule.', 'Russia House: Where troops meet.')(question)).toBe(term),
  );

  test('may be torn in two where one half leads nowhere', () => {
    const terms = glossary('Qubit: A bit that is both.', 'Coefficient: A number before a sign.');
    expect(terms('kew bit')).toBe('Qubit');
    expect(terms('ko efishent')).toBe('Coefficient');
    expect(glossary('Cooperation: Working together.')('trade co-op')).toBeUndefined();
    expect(glossary('Military Cooperation: Armies meet.')('military co-op')).toBe('Military Cooperation');
    expect(terms('key bit'), 'two words').toBeUndefined();
  });
});

describe('who types a word that is met in print means it', () => {
  const terms = glossary(
    'Coral Bleaching: Algae leave.',
    'China Shop: Cups are sold in it.',
    'Gauge: It measures.',
  );

  test.each(['Coraline', 'Indochina', 'Gaugin'])('nothing: %s', (question) =>
    expect(terms(question)).toBeUndefined(),
  );

  test('however the English and Americans spell it', () => {
    const organizers = glossary('Organizers: They organize.');
    expect(organizers('organisers')).toBe('Organizers');
  });

  test('nor is it a much longer word that sounds alike', () => {
    const islands = asking('## Key takeaways\n- A sea-islander met Smith, who sells boats.\n');
    expect(islands('did Smith slander')).toBeUndefined();
    expect(islands('did Smith sell boats')).toContain('Smith');
  });

  test('nor has it a name of two letters in it: the unplanned is no plan of the UN', () => {
    const un = asking('## Key takeaways\n- The UN has planned a summit.\n');
    expect(un('unplanned')).toBeUndefined();
    expect(un('unsummit'), 'what nobody writes').toContain('summit');
  });

  test('nor a small word: what is overstated is not over', () =>
    expect(asking('## Key takeaways\n- The bank stated a loss.\n')('overstated')).toBeUndefined());

  test.each([
    ['longterm', 'In the long term water rises.'],
    ['taxcuts', 'A tax cut is near.'],
  ])('but one of two words that say something is those two: %s', (question, text) => {
    expect(asking(`## Key takeaways\n- ${text}\n`)(question)).toBe(text);
  });
});

test('a word that is no English is found by its other forms, and an ending that is left over', () =>
  expect(asking('## Key takeaways\n- Транзит газа идёт через Турцию.\n')('транзитом')).toContain('Транзит'));

test('what is met in print is no other word with an ending: a startup is no start', () => {
  const find = asking('## Key takeaways\n- The levy rules start in May.\n- Small firms obey fewer.\n');
  expect(find('levy starting')).toContain('levy');
  expect(find('startup levies')).toBeUndefined();
});

test('Chinese characters that are read the same are taken for one another, but not those of a word that is often said or that a dictionary has', () => {
  const terms = glossary('汽车: 有四个轮子。', '内需: 国内的需求。', '上号: 登录。', '攻势: 军队的进攻。');
  expect(terms('气车')).toBe('汽车');
  expect(terms('内须')).toBe('内需');
  expect(terms('早上')).toBeUndefined();
  expect(asking('## Key takeaways\n- 电动汽车明年量产。\n')('电动气车量产')).toContain('汽车');
  expect(terms('公式'), 'a formula is no offensive').toBeUndefined();
});
