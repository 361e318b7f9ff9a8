import { expect, test } from 'vitest';
import { briefingOf } from '../support/some-briefing.ts';
import { PAUSE } from '../support/some-subscription.ts';
import { counts, MINUTE, NOW, startWorker } from '../support/started-worker.ts';

test('a refusal of the channel pauses its subscription, tells its admin once, and holds up nobody else', async () => {
  const { storage, clock, told, tries, publish } = await startWorker(['1', '2'], ({ subscription }) =>
    subscription.channelId === '1' ? { kind: 'paused', pause: PAUSE } : 'post',
  );
  await publish();
  await clock.pass(10 * MINUTE);
  expect(told).toEqual(['1: I lack Send Messages.']);
  expect(tries.filter((one) => one.endsWith(' 1'))).toHaveLength(1);
  expect(await counts(storage)).toEqual({ posted: 1, waiting: 1 });
});

test('the log says why a subscription is paused in plain words, as people wrote them', async () => {
  const reason =
    'I lack **View Channel** and **Send Messages** until <t:1795424400:f>: \\*\\*a\\_b\\\\\\*\\* @\u200bhere.';
  const { log, told, publish } = await startWorker(['1'], () => ({
    kind: 'paused',
    pause: { ...PAUSE, reason },
  }));
  await publish();
  expect(told).toEqual([`1: ${reason}`]);
  expect(log.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      msg: 'subscription paused',
      reason: 'I lack View Channel and Send Messages until 2026-11-23T09:00:00.000Z: **a_b\\** @here.',
    }),
  ]);
});

test('a paused subscription is tried again after a day, and gets what waited once it works', async () => {
  let works = false;
  const { storage, clock, publish } = await startWorker(
    ['1'],
    () => (works ? 'post' : { kind: 'paused', pause: PAUSE }),
    { probe: async () => (works ? { kind: 'works' } : { kind: 'paused', pause: PAUSE }) },
  );
  await publish();
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ waiting: 1 });
  works = true;
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
});

const SIX = Array.from({ length: 6 }, (_, i) => briefingOf(`---\nid: day-${i}\n---\nOn day ${i}.`));

test('after more than seven days without leave to post, the latest is posted and counts the rest', async () => {
  let works = false;
  const missed: number[] = [];
  const { storage, clock, publish } = await startWorker(
    ['1'],
    (job) => {
      if (!works) return { kind: 'paused', pause: PAUSE };
      missed.push(job.missed);
      return 'post';
    },
    { probe: async () => (works ? { kind: 'works' } : { kind: 'paused', pause: PAUSE }) },
  );
  for (const briefing of SIX) await publish(briefing);
  works = true;
  await clock.leap(9 * 24 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1, skipped: 5 });
  expect(missed).toEqual([5]);
});

test('what Discord puts off for more than seven days is left out but for the latest, and the log says so', async () => {
  const { storage, clock, log, publish } = await startWorker(['1'], (_, attempt) =>
    attempt === 1 ? { kind: 'later', after: 9 * 24 * 60 * MINUTE, everything: true, detail: 'busy' } : 'post',
  );
  for (const briefing of SIX) await publish(briefing);
  await clock.leap(9 * 24 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1, skipped: 5 });
  expect(log.join('')).toContain('older than seven days');
});

test('an outage in one server does not keep others from their daily probe', async () => {
  const { storage, clock, publish } = await startWorker(['1', '2'], undefined, {
    probe: async ({ channelId }) =>
      channelId === '1' ? { kind: 'later', after: MINUTE, detail: 'outage' } : { kind: 'works' },
  });
  for (const { id } of await storage.subscriptions.all()) await storage.subscriptions.pause(id, PAUSE, NOW);
  await publish();
  await clock.leap(25 * 60 * MINUTE);
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1, waiting: 1 });
});
