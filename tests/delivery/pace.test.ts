import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from '../../src/delivery/pace.ts';
import { manualClock } from '../support/manual-clock.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

/** So many requests at a pace, to a Discord that counts and answers the `n`th after `ms(n)`, unless it stalls. */
function begin(count: number, { even = true, ms = (_: number): number => 1 } = {}) {
  const clock = manualClock(NOW);
  const pace = createPace(clock, { even });
  const left: number[] = [];
  const counted: number[] = [];
  let stalledUntil = 0;
  const done = Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const answered = await pace.turn();
      left.push(clock.now() - NOW);
      await clock.wait(Math.max(ms(n), stalledUntil - clock.now()));
      counted.push(clock.now() - NOW);
      answered();
    }),
  );
  return {
    clock,
    pace,
    left,
    counted,
    done,
    discordStalls: (forMs: number) => {
      stalledUntil = clock.now() + forMs;
    },
  };
}

/** The most that are within less than `span` ms of each other. */
const mostWithin = (span: number, times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + span).length));

test('more than 49 leave in each second, evenly, and never more than 50', async () => {
  const { clock, left } = begin(500);
  await clock.advance(20_000);
  expect(left).toHaveLength(500);
  expect(499 / ((left.at(-1) ?? 0) / 1000)).toBeGreaterThan(49);
  expect(mostWithin(1000, left)).toBeLessThanOrEqual(50);
  expect(mostWithin(100, left)).toBeLessThanOrEqual(11);
});

test.each([30, 120, 400, 900, 5000])(
  'after this process stalled for %i ms there is no rush',
  async (stall) => {
    const { clock, left, counted } = begin(400);
    await clock.advance(2000);
    await clock.leap(stall);
    await clock.advance(20_000);
    expect(left).toHaveLength(400);
    expect(mostWithin(1000, left)).toBeLessThanOrEqual(50);
    expect(mostWithin(1000, counted)).toBeLessThanOrEqual(50);
    expect(mostWithin(100, left)).toBeLessThanOrEqual(11);
  },
);

test.each([30, 120, 400, 900, 5000])(
  'what Discord counts at once after it, or the network, stalled for %i ms is made up for',
  async (stall) => {
    const { clock, counted, discordStalls } = begin(400);
    await clock.advance(3000);
    discordStalls(stall);
    await clock.advance(30_000);
    expect(counted).toHaveLength(400);
    expect(mostWithin(1000, counted)).toBeLessThanOrEqual(50);
  },
);

test('whichever side stalls whenever, Discord counts no more than 50 in a second', async () => {
  const stalls = fc.array(
    fc.record({
      after: fc.integer({ min: 1000, max: 2000 }),
      ms: fc.integer({ min: 5, max: 700 }),
      ours: fc.integer({ min: 0, max: 700 }),
    }),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(
      stalls,
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 200 }),
      async (each, least, spread) => {
        const { clock, counted, discordStalls } = begin(400, {
          ms: (n) => least + (((n * 2_654_435_761) >>> 7) % spread),
        });
        for (const { after, ms, ours } of each) {
          await clock.advance(after);
          discordStalls(ms);
          await clock.leap(ours);
        }
        await clock.advance(60_000);
        expect(counted).toHaveLength(400);
        // How long an answer takes at least is known but nearly.
        expect(mostWithin(970, counted)).toBeLessThanOrEqual(50);
      },
    ),
    { numRuns: 25 },
  );
});

test('far away from Discord nearly as many leave, once it is known how long an answer takes there at least', async () => {
  const { clock, left } = begin(600, { ms: (n) => 200 + ((n * 37) % 100) });
  await clock.advance(20_000);
  expect(500 / (((left[599] ?? 0) - (left[99] ?? 0)) / 1000)).toBeGreaterThan(46.5);
});

test('what need not be even leaves at once while there is room', async () => {
  const { clock, left } = begin(120, { even: false });
  await clock.advance(0);
  expect(left).toEqual(Array(50).fill(0));
  await clock.advance(999);
  expect(left).toHaveLength(50);
  await clock.advance(1100);
  expect(left).toHaveLength(120);
});

test.each([-60 * 60_000, 60 * 60_000])('a clock set by %i ms holds nothing up', async (ms) => {
  const { clock, left } = begin(100);
  await clock.advance(1000);
  await clock.leap(ms);
  await clock.advance(3000);
  expect(left).toHaveLength(100);
});

test('who gives up waiting is let go, and holds up nobody', async () => {
  const { clock, pace } = begin(50, { even: false });
  await clock.advance(0);
  const over = new AbortController();
  let gone = false;
  let next = false;
  void pace.turn(over.signal).then(() => {
    gone = true;
  });
  void pace.turn().then(() => {
    next = true;
  });
  await clock.advance(100);
  expect(gone).toBe(false);
  over.abort();
  await clock.advance(0);
  expect([gone, next]).toEqual([true, false]);
  await clock.advance(2000);
  expect(next).toBe(true);
});

test('how long an answer takes at least is known by a hundred of them, and a quicker one counts from when it left', async () => {
  const { clock, left, pace } = begin(250, { even: false, ms: (n) => (n < 200 ? 200 : 50) });
  await clock.advance(4460);
  // Fifty at a time: a second after the answers, then, once it is known, a second after they left.
  expect([...new Set(left)]).toEqual([0, 1200, 2400, 3400, 4400]);
  void pace.turn().then(() => left.push(clock.now() - NOW));
  await clock.advance(5000);
  expect(left.at(-1)).toBe(5400);
});
