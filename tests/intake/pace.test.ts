import { expect, test } from 'vitest';
import { LOOK, startSome } from '../support/some-intake.ts';

test('on a disk that tells nobody the folder is looked at every five seconds', async () => {
  const { waits, memory, given, until } = await startSome();
  for (const retracted of [true, false]) {
    await memory.retract('from-a-feed', retracted);
    await until(() => given.at(-1)?.retracted.includes('from-a-feed') === retracted);
  }
  expect(waits.longest).toBe(LOOK);
});

test('while files come one after the other the folder is looked at no more often than every 50 ms', async () => {
  const { waits, write } = await startSome();
  const before = performance.now();
  const { times } = waits;
  for (let at = 0; at < 60; at += 1) {
    await write(`${at}.md`, 'A text.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // It waits to be told, and then a while.
  expect(waits.times - times).toBeLessThanOrEqual(2 * ((performance.now() - before) / 50 + 2));
});

test('after a change the folder is looked at no more often than before', async () => {
  const { clock, given, asked, write, handedOver, pushes } = await startSome();
  await write('b.md', 'B text.');
  await handedOver('b');
  const [before, since] = [asked.times, clock.now()];
  await pushes(40);
  expect(asked.times - before).toBeLessThanOrEqual((clock.now() - since) / LOOK + 2);
  expect(given).toHaveLength(2);
});

test('intake that is closed waits for nothing, and watches nothing any more', async () => {
  const watching = () => process.getActiveResourcesInfo().filter((one) => one === 'FSEventWrap').length;
  const before = watching();
  const { intake } = await startSome({ endless: true });
  expect(watching()).toBeGreaterThan(before);
  await intake.close();
  await expect.poll(watching).toBe(before);
});
