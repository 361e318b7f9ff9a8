import { describe, expect, test } from 'vitest';
import { asksForNews } from '../../src/search/question/news-asked.ts';
import { asking } from './asking.ts';

const NEWS = 'The price of cocoa crashed as rain came back to the farms.';

describe('who asks what happened is told that, and not what a word means', () => {
  const find = asking(
    `## Key takeaways\n- ${NEWS}\n## Did you know?\n- Cocoa Board: A company that buys all cocoa at one price.\n`,
  );

  test.each(['why did cocoa crash', 'how come cocoa is so cheap', 'so is cocoa down', "didn't cocoa crash"])(
    '%s',
    (question) => expect(find(question)).toBe(NEWS),
  );

  test.each([
    'cocoa board',
    'what is the cocoa board',
    'what does cocoa board mean',
    'so is it called cocoa board',
  ])('but not who asks: %s', (question) => expect(find(question)).toBe('Cocoa Board'));

  test('a glossary text that names somebody or a place tells news as well', () => {
    const named = asking(
      `## Key takeaways\n- ${NEWS}\n## Did you know?\n- Cocoa Board: A company in Ghana that buys all cocoa at one price.\n`,
    );
    expect(named('how come cocoa is so cheap')).toBe('Cocoa Board');
  });
});

test.each([
  ['do prices fall', true],
  ['could prices fall', true],
  ['do you know what a cocoa board is', false],
  ['can someone describe the board', false],
  ['why do you know what it is', false],
  ['упадут ли цены', true],
  ['если цены упадут', false],
  ['почему это так называется', false],
  ['означает ли это рост', false],
  ['знаете ли вы что такое опека', false],
  ['船沉没', true],
  ['船沉没了没？', true],
  ['沉没成本', false],
  ['沉没成本是啥，知道吗', false],
  ['能解释一下沉没成本吗', false],
])('news is asked for by "%s": %s', (question, isNews) => expect(asksForNews(question)).toBe(isNews));

test('in Russian', () => {
  const find = asking(
    '## Главное\n- Цены на какао рухнули из-за дождей.\n## Знаете ли вы?\n- Какао-бобы: Из них делают какао.\n',
  );
  expect(find('почему какао рухнуло')).toBe('Цены на какао рухнули из-за дождей.');
  expect(find('рухнули ли цены на какао')).toBe('Цены на какао рухнули из-за дождей.');
  expect(find('какао')).toBe('Какао-бобы');
  expect(find('знаете ли вы что такое какао')).toBe('Какао-бобы');
});

test('in Chinese, where no capital tells a name', () => {
  const find = asking(
    '## 分析\n固态电池更加安全，也更难制造。\n## 你知道吗？\n- 固态电池：用固体电解质的电池。\n- 磷酸铁锂：电池材料。\n',
  );
  expect(find('固态电池安全吗')).toBe('固态电池更加安全，也更难制造。');
  expect(find('固態電池安全嗎'), 'traditional').toBe('固态电池更加安全，也更难制造。');
  for (const question of ['固态电池是什么', '你知道固态电池是啥吗', '能解释一下固态电池吗'])
    expect(find(question), question).toBe('固态电池');
});

test('in Chinese, a glossary text that names a region tells news as well', () => {
  for (const region of ['美国', '美國']) {
    const find = asking(
      `## 分析\n固态电池更加安全，也更难制造。\n## 你知道吗？\n- 固态电池：${region}的电池，很安全。\n- 磷酸铁锂：电池材料。\n`,
    );
    expect(find('固态电池安全吗'), region).toBe('固态电池');
  }
});
