import { expect, onTestFinished, test } from 'vitest';
import { FeedError } from '../../../src/intake/feeds/feed-error.ts';
import { openFeeds } from '../../../src/intake/feeds/feeds.ts';
import type { FetchFeed } from '../../../src/intake/feeds/fetch-feed.ts';
import { createLog } from '../../../src/log.ts';
import { manualClock } from '../../support/manual-clock.ts';

const MINUTE = 60_000;
const [ONE, OTHER] = ['https://example.org/one', 'https://example.org/other'] as const;

/** Feeds of which nothing is ever remembered; `answer` says what their server does at each look. */
async function following(answer: FetchFeed, random = 0.5) {
  const clock = manualClock(0);
  const looks: { address: string; minute: number }[] = [];
  let changes = 0;
  const feeds = await openFeeds({
    addresses: [ONE, OTHER],
    fetchFeed: (address, ...more) => {
      looks.push({ address, minute: Math.round((clock.now() / MINUTE) * 10) / 10 });
      return answer(address, ...more);
    },
    reader: { feed: async () => [], item: async () => ({ problem: 'none' }) },
    memory: {
      validators: async () => undefined,
      firstSeen: async () => undefined,
      itemsSince: async (_, version) => ({ items: [], version }),
      save: async () => {},
    },
    loose: false,
    clock,
    random: () => random,
    log: createLog('silent'),
    onChange: () => {
      changes += 1;
    },
  });
  onTestFinished(feeds.close);
  feeds.follow();
  const minutes = (address: string) =>
    looks.filter((one) => one.address === address).map(({ minute }) => minute);
  return { clock, feeds, minutes, changes: () => changes };
}

test('each feed is looked at at once and every five minutes, spread by chance', async () => {
  const { clock, minutes } = await following(async () => ({ kind: 'same' }));
  await clock.advance(16 * MINUTE);
  expect(minutes(ONE)).toEqual([0, 5, 10, 15]);
  const early = await following(async () => ({ kind: 'same' }), 0);
  await early.clock.advance(10 * MINUTE);
  expect(early.minutes(ONE)).toEqual([0, 4.5, 9]);
});

test('one that fails is looked at ever less often and named, the other as before', async () => {
  const { clock, minutes, feeds, changes } = await following(async (address) => {
    if (address === ONE) throw new FeedError('it answers 500; it is tried again later');
    return { kind: 'same' };
  });
  await clock.advance(80 * MINUTE);
  expect(minutes(ONE)).toEqual([0, 10, 30, 70]);
  expect(minutes(OTHER)).toHaveLength(17);
  expect(feeds.problems()).toEqual([`${ONE}: it answers 500; it is tried again later`]);
  expect(changes()).toBe(1);
});

test('one whose server asks for a pause is left alone for that long', async () => {
  const { clock, minutes } = await following(async () => {
    throw new FeedError('it answers 429, as we ask too often; it is asked less often now', 90 * MINUTE);
  });
  await clock.advance(100 * MINUTE);
  expect(minutes(ONE)).toEqual([0, 90]);
});

test('a look that takes long is not begun again meanwhile, and ends when the feeds are closed', async () => {
  const { clock, minutes, feeds, changes } = await following(
    (_address, _have, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new FeedError('was ended')))),
  );
  await clock.advance(60 * MINUTE);
  expect(minutes(ONE)).toEqual([0]);
  await feeds.close();
  expect(changes()).toBe(0);
});
