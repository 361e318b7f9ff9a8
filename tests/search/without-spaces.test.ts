import { expect, test } from 'vitest';
import { commonness } from '../../src/search/words/commonness.ts';
import { regionsIn } from '../../src/search/words/other-languages/region-names.ts';
import { asking } from './asking.ts';

test('a name that no dictionary has keeps characters that are stop words elsewhere', () => {
  const find = asking(
    '## 要点\n- 原告沈一诺从事配音。\n- 月球车仍在工作。\n- 被告李会已离开。\n## 你知道吗？\n- 月壤：月球表面的土。\n',
  );
  expect(find('沈一诺是谁')).toBe('原告沈一诺从事配音。');
  expect(find('李会是谁')).toBe('被告李会已离开。');
  expect(find('月壤是什么')).toBe('月壤');
  expect(find('一月')).toBeUndefined();
});

test('the longest name of a region counts', () =>
  expect(regionsIn('印度尼西亚、印度和几内亚比绍')).toEqual(['印度尼西亚', '印度', '几内亚比绍']));

test('what a thing asked for is counted by is not missed', () => {
  const find = asking('## 你知道吗？\n- 望舒：神话中为月亮驾车的神。\n- 逆回购：央行借出资金。\n');
  for (const question of ['望舒是哪位神', '哪个是望舒', '哪几家有逆回购'])
    expect(find(question), question).toMatch(/望舒|逆回购/);
});

test('whether something is so is asked by saying it twice', () => {
  const find = asking('## 要点\n- 充电十分钟可行驶六百公里。\n- 汇率保持稳定。\n');
  expect(find('充电快不快')).toBe('充电十分钟可行驶六百公里。');
  expect(find('汇率稳不稳')).toBe('汇率保持稳定。');
  expect(find('匯率穩沒穩'), 'traditional').toBe('汇率保持稳定。');
});

test('the name of a region says what is meant, as a name with a capital does elsewhere', () => {
  const find = asking(
    '## 要点\n- 欧洲市场将于明年春天开售。\n- 充电十分钟可行驶六百公里。\n- 汇率保持稳定。\n- 衣服明年降价。\n',
  );
  expect(find('欧洲什么时候能说完')).toBe('欧洲市场将于明年春天开售。');
  expect(find('歐洲什麼時候能說完'), 'traditional').toBe('欧洲市场将于明年春天开售。');
  const traditional = asking('## 要点\n- 歐洲市場將於明年開售。\n- 匯率保持穩定。\n- 衣服明年降價。\n');
  expect(traditional('欧洲什么时候能说完')).toBe('歐洲市場將於明年開售。');
  expect(find('衣服什么时候能说完'), 'no name').toBeUndefined();
});

test('a run is read by its pairs when only its beginning is a name', () => {
  const find = asking(
    '## 要点\n- 政府将拿出资金补贴出口信用保险，申请截止日期为十二月。\n## 你知道吗？\n- 出口信用保险：承保买方拖欠风险的保险。\n',
  );
  expect(find('出口信用保险补贴什么时候截止')).toContain('截止日期');
});

test('times and amounts are told in Chinese and Russian words', () => {
  const chinese = asking('## 要点\n- 新车可行驶六百公里。\n- 新车明年春天开售。\n- 新车很安静。\n');
  expect(chinese('新车多远')).toContain('公里');
  expect(chinese('新车几月')).toContain('春天');
  const russian = asking(
    '## Главное\n- Завод откроют весной.\n- Завод даст тысячи рабочих мест.\n- Завод шумит.\n',
  );
  expect(russian('в каком году завод')).toContain('весной');
  expect(russian('сколько завод')).toContain('тысячи');
});

test('a Russian noun in -инг is found by its verb', () => {
  expect(asking('## Главное\n- Мониторинг скважин начат.\n')('где мониторят скважины')).toContain(
    'Мониторинг',
  );
});

test('a verb with what became of it is as common as the verb', () => {
  expect(commonness('买')).toBeGreaterThan(0);
  expect(commonness('买到')).toBe(commonness('买'));
  expect(commonness('买马'), 'a horse').toBe(0);
});
