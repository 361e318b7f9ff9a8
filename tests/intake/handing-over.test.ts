import { expect, test } from 'vitest';
import { item, news, startSome } from '../support/some-intake.ts';

test('a file goes before an item of a feed that has its id', async () => {
  const { given, write, until } = await startSome();
  await write('b.md', '---\nid: from-a-feed\n---\nBy hand.');
  await until(() => given.at(-1)?.says.includes('By hand.') === true);
  expect(given.at(-1)?.says).toEqual(['A text.', 'By hand.']);
});

test('an item that two feeds have is handed over once', async () => {
  const { remembered, given, write, handedOver } = await startSome();
  remembered.items.push({ ...item(news('As elsewhere.')), key: '2' });
  await write('b.md', 'B text.');
  await handedOver('b');
  expect(given.at(-1)?.ids).toEqual(['a', 'b', 'from-a-feed']);
});

test('what cannot be handed over is handed over later, though nothing changes any more', async () => {
  const { clock, remembered, given, log, write, until, handedOver } = await startSome();
  remembered.fails = true;
  await write('b.md', 'B text.');
  await until(() => log.join('').includes('could not be taken in; trying again'));
  expect(given.at(-1)?.ids).not.toContain('b');
  remembered.fails = false;
  await handedOver('b');

  // The next time it is tried again as soon as the first time.
  const before = log.length;
  remembered.fails = true;
  await write('c.md', 'C text.');
  const waits = () =>
    log
      .slice(before)
      .join('')
      .match(/"waitMs":\d+/g) ?? [];
  await until(() => waits().length > 0);
  expect(waits()[0]).toBe('"waitMs":1000');
  await until(() => {
    clock.advance(60_000);
    return waits().length > 7;
  });
  expect(waits().at(-1)).toBe('"waitMs":60000');
});

test('what is wrong with a file is in the log once, and again when it is mended', async () => {
  const { intake, named, log, write, until } = await startSome();
  await write('b.md', '---\nhalf');
  await until(() => intake.problems().length > 0);
  await write('c.md', 'C text.');
  await until(() => intake.files().size === 2);
  expect(log.join('').match(/"msg":"[^"]*b\.md:1:1: the front matter is not closed/g)).toHaveLength(1);
  await write('b.md', 'B text.');
  await until(() => intake.files().size === 3);
  expect(log.join('')).toMatch(/"was":"[^"]*b\.md:1:1[^"]*".*"msg":"mended"/);
  expect(named.at(0)).toEqual([]);
  expect(named.some((problems) => problems.length === 1)).toBe(true);
  expect(named.at(-1)).toEqual([]);
});
