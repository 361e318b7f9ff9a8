import { expect, test } from 'vitest';
import { plan } from '../../src/delivery/plan.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { databases, openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { postJob } from '../support/some-job.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { MINUTE, NOW } from '../support/started-worker.ts';

const WEEK = 7 * 24 * 60 * MINUTE;
const on = (day: number, more = '') =>
  briefingOf(`---\nid: day-${day}\ndate: 2026-11-0${day}\n${more}---\nA text.`);
const fresh = [on(3), on(1), on(2)];
const planned = (parts: Partial<Parameters<typeof plan>[0]> = {}) =>
  plan({ fresh, subscriptions: [postJob().subscription], now: NOW, away: false, ...parts }).map(
    ({ briefingId, state, missed }) => [briefingId, state, missed],
  );

test('the oldest is posted first, and after a long absence only the latest, which counts the others', () => {
  expect(planned()).toEqual([
    ['day-1', 'waiting', 0],
    ['day-2', 'waiting', 0],
    ['day-3', 'waiting', 0],
  ]);
  expect(planned({ away: true })).toEqual([
    ['day-1', 'skipped', 0],
    ['day-2', 'skipped', 0],
    ['day-3', 'waiting', 2],
  ]);
});

test('one that is retracted from the beginning waits for nobody and counts for nothing', () => {
  expect(planned({ fresh: [...fresh, on(4, 'retracted: true\n')], away: true })).toEqual([
    ['day-1', 'skipped', 0],
    ['day-2', 'skipped', 0],
    ['day-3', 'waiting', 2],
    ['day-4', 'cancelled', 0],
  ]);
});

test.each(databases)(
  'on $name an absence of more than a week is a long one, and its numbers are told',
  async ({ place }) => {
    const recorded = async (away: number) => {
      const { outbox, subscriptions } = await openFor(await place());
      await recordBriefings(outbox, [realBriefing], NOW);
      await subscribe(subscriptions, wishOf('1'), 'a', NOW);
      await outbox.beat(NOW);
      return recordBriefings(outbox, [realBriefing, ...fresh], NOW + away, ['day-1']);
    };
    const nothing = { corrected: 0, edits: 0 };
    expect(await recorded(WEEK)).toEqual({ archived: 1, added: 2, deliveries: 2, ...nothing });
    expect(await recorded(WEEK + 1)).toEqual({ archived: 1, added: 2, deliveries: 1, ...nothing });
  },
);

test.each(databases)(
  'on $name what feeds bring within an hour of the return came during the absence; files came then',
  async ({ place }) => {
    const recorded = async (later: number, items = fresh) => {
      const { outbox, subscriptions } = await openFor(await place());
      await recordBriefings(outbox, [realBriefing], NOW);
      await subscribe(subscriptions, wishOf('1'), 'a', NOW);
      await outbox.beat(NOW);
      await outbox.beat(NOW + WEEK + MINUTE);
      await outbox.beat(NOW + WEEK + 2 * MINUTE);
      const ids = items.map(({ id }) => id);
      const at = NOW + WEEK + MINUTE + later;
      return (await recordBriefings(outbox, [realBriefing, ...fresh], at, [], ids)).deliveries;
    };
    expect(await recorded(60 * MINUTE - 1)).toBe(1);
    expect(await recorded(60 * MINUTE)).toBe(3);
    expect(await recorded(-1)).toBe(3);
    expect(await recorded(MINUTE, [])).toBe(3);
  },
);
