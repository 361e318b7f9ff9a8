import { describe, expect, test } from 'vitest';
import type { ProbeOutcome } from '../../src/delivery/outcome.ts';
import { probePaused } from '../../src/delivery/probe.ts';
import { createLog } from '../../src/log.ts';
import type { Pause } from '../../src/subscriptions/subscription.ts';
import { databases, openFor } from '../support/databases.ts';
import { ASKED, PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { MINUTE, NOW } from '../support/started-worker.ts';

const DAY = 24 * 60 * MINUTE;
const GONE: Pause = { ...PAUSE, code: 'channel-gone' };

describe.each(databases)('on $name', ({ place }) => {
  /** So many subscriptions, paused a day ago, and what comes of trying them when the courier answers so. */
  async function probed(
    count: number,
    answer: (channelId: string) => ProbeOutcome | Promise<ProbeOutcome>,
    { pause = PAUSE as Pause, affordable = (): number => 100, signal = new AbortController().signal } = {},
  ) {
    const { subscriptions } = await openFor(await place());
    for (let i = 0; i < count; i += 1) {
      const { subscription } = await subscribe(subscriptions, wishOf(`${i}`), `${i}`, NOW);
      await subscriptions.pause(subscription.id, pause, NOW);
    }
    const tried: string[] = [];
    const lines: string[] = [];
    const log = createLog('info', { write: (line: string) => void lines.push(line) });
    const courier = {
      probe: async ({ channelId }: { channelId: string }) => {
        tried.push(channelId);
        return answer(channelId);
      },
    };
    const parts = { subscriptions, courier, affordable, log };
    const resumed = await probePaused(parts, NOW + DAY, signal);
    const left = (await subscriptions.all()).length;
    return { tried: tried.length, resumed, left, said: lines.map((line) => JSON.parse(line).msg) };
  }

  test('twenty at a time are tried, and those that work go on, which the log says', async () => {
    const { said, ...done } = await probed(25, () => ({ kind: 'works' }));
    expect(done).toEqual({ tried: 20, resumed: 20, left: 25 });
    expect(new Set(said)).toEqual(new Set(['subscription resumed: its channel works again']));
  });

  test('none is tried once the bot stops, nor when Discord has refused too much', async () => {
    const works = (): ProbeOutcome => ({ kind: 'works' });
    expect(await probed(2, works, { signal: AbortSignal.abort() })).toMatchObject({ tried: 0, resumed: 0 });
    expect(await probed(2, works, { affordable: () => 0 })).toMatchObject({ tried: 0, resumed: 0 });
  });

  test('a void token and a pause for everything end the round; an outage or an error of one does not', async () => {
    const after = { after: MINUTE, detail: '' };
    expect(await probed(3, () => ({ kind: 'fatal', detail: '401' }))).toMatchObject({ tried: 1 });
    expect(await probed(3, () => ({ kind: 'later', everything: true, ...after }))).toMatchObject({
      tried: 1,
    });
    expect(await probed(3, () => ({ kind: 'later', ...after }))).toMatchObject({ tried: 3, resumed: 0 });
    const broken = (channelId: string) =>
      channelId === '0' ? Promise.reject(new Error('socket hang up')) : ({ kind: 'works' } as const);
    expect(await probed(3, broken)).toMatchObject({ tried: 3, resumed: 2 });
  });

  test('one whose channel was gone, and is still, ends; one whose channel only now is gone does not yet', async () => {
    const gone = (): ProbeOutcome => ({ kind: 'paused', pause: GONE });
    expect(await probed(1, gone, { pause: GONE })).toEqual({
      tried: 1,
      resumed: 0,
      left: 0,
      said: ['subscription ended: its channel is gone'],
    });
    expect(await probed(1, gone)).toMatchObject({ left: 1, said: [] });
  });

  test('one that a person pauses while it is tried stays paused', async () => {
    const { subscriptions } = await openFor(await place());
    const { subscription } = await subscribe(subscriptions, wishOf('1'), '1', NOW);
    await subscriptions.pause(subscription.id, PAUSE, NOW);
    const probe = async (): Promise<ProbeOutcome> => {
      await subscriptions.pause(subscription.id, ASKED, NOW);
      return { kind: 'works' };
    };
    const parts = { subscriptions, courier: { probe }, affordable: () => 100, log: createLog('silent') };
    expect(await probePaused(parts, NOW + DAY, new AbortController().signal)).toBe(0);
    expect((await subscriptions.inChannel('1'))?.pause).toMatchObject(ASKED);
  });
});
