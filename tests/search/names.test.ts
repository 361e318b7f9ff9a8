import { describe, expect, test } from 'vitest';
import { buildIndex, search } from '../../src/search/index.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { asking } from './asking.ts';

describe('names', () => {
  test('one word that no talk has is enough in any script, whatever is told around it', () => {
    const find = asking(
      '## Did you know?\n- Озимые: Их сеют осенью.\n- 逆回购: 央行借出资金。\n- Деньги: Ими платят.\n',
    );
    expect(find('мой дед всю жизнь работал в поле и копил деньги, а мне стыдно спросить')).toBeUndefined();
    expect(find('мой дед всю жизнь работал в поле и говорил про озимые, а мне стыдно спросить')).toBe(
      'Озимые',
    );
    expect(find('逆回购怎么操作')).toBe('逆回购');
  });

  test('of hyphenated words by their initials, of regions by their codes', () => {
    const find = asking(
      '## Key takeaways\n- A UN fleet sails in united ranks of all nations.\n- The nations are united, says nobody.\n## Did you know?\n- Just-in-Time Delivery: Parts arrive when needed.\n- Post-Haste: Fast.\n',
    );
    expect(find('JIT')).toBe('Just-in-Time Delivery');
    expect(find('United Nations fleet')).toBe('A UN fleet sails in united ranks of all nations.');
  });

  test('of countries by their codes in capitals', () => {
    const find = asking('## Key takeaways\n- Norway and Denmark fish together.\n- Ministers met in Oslo.\n');
    expect(find('DK-PT fishing')).toContain('Denmark');
    expect(find('DK')).toContain('Denmark');
    expect(find('dk')).toBeUndefined();
    expect(find('NO'), 'an English word').toBeUndefined();
    const towers = asking(
      '## Key takeaways\n- The CN tower is tall.\n- China and united nations build walls.\n',
    );
    expect(towers('CN'), 'written so').toContain('tower');
    expect(towers('UN'), 'any nations').toBeUndefined();
  });

  test('of no other country with a name like it, nor of one where the code is rather a word', () => {
    const find = asking(
      '## Key takeaways\n- Nigeria has farmers.\n- Ships pass Panama.\n- Tuvalu has beaches.\n- The prime minister resigned.\n',
    );
    for (const code of ['NE', 'PA', 'TV']) expect(find(code), code).toBeUndefined();
    expect(find('the PM resigned')).toContain('prime minister');
    expect(asking('## Key takeaways\n- Türkiye exports figs.\n')('TR figs')).toContain('Türkiye');
  });

  test('with a letter in parentheses as part of the word before it, as people type it', () => {
    const find = asking(
      '## Did you know?\n- 401(k): A pension plan.\n- 501(c)(3) group (charity): It pays no tax.\n- 刚果（金）: 非洲国家。\n',
    );
    expect(find('401k')).toBe('401(k)');
    expect(find('what is a 401k?')).toBe('401(k)');
    expect(find('401(k)')).toBe('401(k)');
    expect(find('k')).toBeUndefined();
    expect(find('501c3 group')).toBe('501(c)(3) group (charity)');
    expect(find('charity')).toBe('501(c)(3) group (charity)');
    expect(find('刚果金')).toBe('刚果（金）');
  });

  test('not by signs alone, and by a word too long to search for only exactly', () => {
    const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
    const library = buildIndex([
      briefingOf(`## Did you know?\n- Rocket (🚀): Flies.\n- 😀: A face.\n- ${long}: A law about rockets.\n`),
    ]);
    for (const question of ['', ' ', '!!!', '😀', '🚀'])
      expect(search(library, question).answer, question).toBeUndefined();
    const { answer, related } = search(library, 'rocket');
    expect(answer?.entry.term).toBe('Rocket (🚀)');
    expect([answer, ...related].map((match) => match?.score)).not.toContain(Number.NaN);
    expect(related.map(({ entry }) => entry.term)).toEqual([long]);
    expect(search(library, long.toUpperCase()).answer?.entry.term).toBe(long);
  });

  test('what a title says is told by the summary', () => {
    const find = asking(
      '---\ntitle: Heat pumps win\n---\nMore heat pumps than boilers were sold.\n\n## Did you know?\n- Performance: What a heat pump gives.\n',
    );
    expect(find('heatpumps')).toBe('More heat pumps than boilers were sold.');
  });

  test("a person's name is no slip of another, nor a word with an ending", () => {
    const find = asking(
      '## Did you know?\n- Secretary Antony Miller: Speaks for the ministry.\n- Coral Bleaching: Warm water does it.\n',
    );
    expect(find('Antoni')).toBe('Secretary Antony Miller');
    expect(find('Antonia')).toBeUndefined();
    expect(find('Coralie')).toBeUndefined();
  });
});

test('a name without spaces is found by some of its characters, the first and the last among them', () => {
  const find = asking(
    '## Key takeaways\n- 银行的存款准备金很高，利率也高。\n## Did you know?\n- 存款准备金率：银行存放的比例。\n- 良品率：合格的比例。\n',
  );
  expect(find('存准率')).toBe('存款准备金率');
  expect(find('良率是什么')).toBe('良品率');
  expect(find('存准'), 'without the last').toBeUndefined();
  expect(find('准金率'), 'without the first').toBeUndefined();
  expect(find('存良率'), 'in no name').toBeUndefined();
  expect(find('存准金'), 'without the last').toBeUndefined();
  expect(find('存率'), 'less than half of it').toBeUndefined();
  expect(find('利高'), 'of no name').toBeUndefined();
  const others = asking('## Did you know?\n- おもてなし: 心。\n- 火星车: 在火星上。\n');
  expect(others('おてし'), 'syllables').toBeUndefined();
  expect(others('火车'), 'another word').toBeUndefined();
});

test('the first words of a name and the beginning of the next are that name', () => {
  const find = asking(
    '## Did you know?\n- Just-in-Time Repair: Mending before it breaks.\n- Boring Machine: It grinds.\n',
  );
  expect(find('just-in-t')).toBe('Just-in-Time Repair');
});
