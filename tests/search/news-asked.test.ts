import { describe, expect, test } from 'vitest';
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

test('in Russian', () => {
  const find = asking(
    '## Главное\n- Цены на какао рухнули из-за дождей.\n## Знаете ли вы?\n- Какао-бобы: Из них делают какао.\n',
  );
  expect(find('почему какао рухнуло')).toBe('Цены на какао рухнули из-за дождей.');
  expect(find('какао')).toBe('Какао-бобы');
});

test('in Chinese, where no capital tells a name', () => {
  const find = asking(
    '## 分析\n固态电池更加安全，也更难制造。\n## 你知道吗？\n- 固态电池：用固体电解质的电池。\n- 磷酸铁锂：电池材料。\n',
  );
  expect(find('固态电池安全吗')).toBe('固态电池更加安全，也更难制造。');
  expect(find('固态电池是什么')).toBe('固态电池');
});
