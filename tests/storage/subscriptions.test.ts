import { describe, expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { GRACE, PROBE_EVERY, type Wish } from '../../src/subscriptions/subscription.ts';
import { databases, openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { ASKED, PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

describe.each(databases)('subscriptions on $name', ({ place }) => {
  const open = async () => (await openFor(await place())).subscriptions;

  test('a channel has one subscription: subscribing again edits it and keeps its id', async () => {
    const store = await open();
    const first = await subscribe(store, wishOf('1', { time: '08:00', roleId: '7' }), 'a', NOW);
    expect(first.before).toBeUndefined();
    const second = await subscribe(store, wishOf('1', { topics: ['trade'] }), 'b', NOW + 1);
    expect(second.before).toEqual(first.subscription);
    expect(await store.all()).toEqual([
      { ...wishOf('1', { topics: ['trade'] }), id: first.subscription.id, createdAt: NOW },
    ]);
  });

  test('those that work, are paused and have ended are told apart', async () => {
    const store = await open();
    for (const channel of ['1', '2', '3', '4']) await subscribe(store, wishOf(channel), channel, NOW);
    expect(await store.counts()).toEqual({ working: 4, paused: 0 });
    const [first] = await store.all();
    await store.pause(first?.id ?? '', PAUSE, NOW);
    await store.unsubscribe('4', 'gone', NOW);
    expect(await store.counts()).toEqual({ working: 2, paused: 1 });
  });

  test('a pause by a person stands above one by Discord, and only the latter is tried again each day', async () => {
    const store = await open();
    const { subscription: one } = await subscribe(store, wishOf('1'), 'a', NOW);
    const { subscription: two } = await subscribe(store, wishOf('2'), 'b', NOW);
    expect(await store.pause(one.id, PAUSE, NOW)).toBe(true);
    expect(await store.pause(one.id, PAUSE, NOW)).toBe(false);
    expect(await store.pause(two.id, PAUSE, NOW)).toBe(true);
    expect(await store.pause(two.id, ASKED, NOW)).toBe(true);
    expect(await store.pause(two.id, PAUSE, NOW)).toBe(false);
    expect((await store.pausedIn('guild-1')).map(({ channelId }) => channelId)).toEqual(['1']);
    expect(await store.takeProbes(NOW + PROBE_EVERY - 1, 9)).toEqual([]);
    expect(await store.takeProbes(NOW + PROBE_EVERY, 9)).toHaveLength(1);
    expect(await store.takeProbes(NOW + PROBE_EVERY, 9)).toEqual([]);
    expect(await store.resume(two.id, NOW)).toBe(true);
    expect(await store.resume(two.id, NOW)).toBe(false);
    expect((await store.inChannel('1'))?.pause).toEqual({ ...PAUSE, at: NOW });
  });

  test('daily tries are handed out a few at a time, the longest due first', async () => {
    const store = await open();
    for (const channel of ['1', '2', '3']) {
      const { subscription } = await subscribe(store, wishOf(channel), channel, NOW);
      await store.pause(subscription.id, PAUSE, NOW - Number(channel));
    }
    const handedOut = async () =>
      (await store.takeProbes(NOW + PROBE_EVERY, 2)).map(({ channelId }) => channelId).sort();
    expect([await handedOut(), await handedOut(), await handedOut()]).toEqual([['2', '3'], ['1'], []]);
  });

  test('two people who change the same channel at once do it one after the other', async () => {
    const store = await open();
    const wishes = ['08:00', '09:00', '10:00'] as const;
    const made = await Promise.all(
      wishes.map((time, i) => subscribe(store, wishOf('1', { time }), time, NOW + i)),
    );
    expect(made.filter(({ before }) => before === undefined)).toHaveLength(1);
    expect(new Set(made.map(({ subscription }) => subscription.id)).size).toBe(1);
    const last = (await store.all())[0]?.time ?? '';
    const before = made.find(({ subscription }) => subscription.time === last)?.before;
    expect(await store.undo('1', last, NOW)).toEqual({ kind: 'restored', subscription: before });
    const ended = await Promise.all(['x', 'y'].map((change) => store.unsubscribe('1', change, NOW)));
    expect(ended.filter(Boolean)).toHaveLength(1);
  });

  test('what two people change of one channel at once, in two processes too, is all kept, and a wish that throws changes nothing', async () => {
    const where = await place();
    const stores = [await openFor(where)];
    if (where.databaseUrl) stores.push(await openFor(where));
    const [one = expect.fail(), two = one] = stores.map(({ subscriptions }) => subscriptions);
    const zones: (string | undefined)[] = [];
    const change = (store: typeof one, parts: Partial<Wish>, changeId: string) =>
      store.subscribe(
        wishOf('1'),
        (before, zoneHere) => {
          zones.push(zoneHere);
          return { ...wishOf('1'), ...before, ...parts };
        },
        changeId,
        NOW,
      );
    await subscribe(one, wishOf('2', { time: '07:00', timeZone: 'Asia/Tokyo' }), 'x', NOW - 1);
    await subscribe(
      one,
      wishOf('3', { guildId: 'guild-2', time: '06:00', timeZone: 'Asia/Kolkata' }),
      'y',
      0,
    );
    await Promise.all([
      change(one, { time: '08:00' }, 'a'),
      change(two, { roleId: '7' }, 'b'),
      change(one, { topics: ['trade'] }, 'c'),
      change(two, { timeZone: 'Europe/Berlin' }, 'd'),
    ]);
    const changed = { time: '08:00', roleId: '7', topics: ['trade'], timeZone: 'Europe/Berlin' };
    expect(await one.inChannel('1')).toMatchObject(changed);
    expect(zones).toEqual(Array(4).fill('Asia/Tokyo'));
    const refused = one.subscribe(
      wishOf('1'),
      () => {
        throw new Error('A zone needs a time.');
      },
      'e',
      NOW,
    );
    await expect(refused).rejects.toThrow('A zone needs a time.');
    expect(await two.inChannel('1')).toMatchObject(changed);
  });

  test('what was posted, was refused and waits is told of each subscription of a server, and of no other', async () => {
    const storage = await openFor(await place());
    const { subscriptions, outbox } = storage;
    await recordBriefings(outbox, [realBriefing], NOW);
    const channels = Array.from({ length: 20 }, (_, at) => `${at + 10}`);
    for (const [at, channel] of channels.entries())
      await subscribe(
        subscriptions,
        wishOf(channel, { guildId: at % 2 ? 'guild-2' : 'guild-1' }),
        channel,
        NOW + at,
      );
    await recordBriefings(outbox, [realBriefing, briefingOf('---\nid: news\n---\nNews.')], NOW);
    for (const job of await outbox.claim(NOW, channels.length)) {
      const { channelId } = job.subscription;
      if (channelId.endsWith('2')) await outbox.settle(job, { kind: 'rejected', detail: 'Too long.' }, NOW);
      if (!/[24]$/.test(channelId))
        await outbox.settle(
          job,
          { kind: 'posted', channelId, messageId: `m${channelId}`, revision: 1, publish: false },
          NOW + Number(channelId),
        );
    }
    const ours = channels.filter((_, at) => at % 2 === 0);
    expect((await subscriptions.ofGuild('guild-1')).map(({ channelId }) => channelId)).toEqual(ours);
    expect(await subscriptions.inGuild('guild-1')).toEqual(
      ours.map((channelId) => ({
        subscription: expect.objectContaining({ channelId }),
        waiting: channelId.endsWith('4') ? 1 : 0,
        ...(channelId.endsWith('4') && { nextDue: expect.any(Number) }),
        ...(channelId.endsWith('2') && { rejected: 'Too long.' }),
        ...(!/[24]$/.test(channelId) && {
          lastPost: {
            briefingId: 'news',
            channelId,
            messageId: `m${channelId}`,
            at: NOW + Number(channelId),
          },
        }),
      })),
    );
    expect(await subscriptions.inGuild('guild-3')).toEqual([]);
  });

  test('a clock that is put back does not put the daily try off for longer than a day', async () => {
    const store = await open();
    const { subscription } = await subscribe(store, wishOf('1'), 'a', NOW);
    await store.pause(subscription.id, PAUSE, NOW);
    expect(await store.takeProbes(NOW - 30 * PROBE_EVERY, 9)).toHaveLength(1);
  });

  test('a server that is left takes its subscriptions along and brings them back, until the grace is over', async () => {
    const store = await open();
    await subscribe(store, wishOf('1'), 'a', NOW);
    await subscribe(store, wishOf('2', { guildId: 'guild-2' }), 'b', NOW);
    await subscribe(store, wishOf('3'), 'c', NOW);
    await store.unsubscribe('3', 'd', NOW);
    expect(await store.remove({ guildId: 'guild-1' }, 'guild-left', NOW)).toBe(1);
    expect((await store.all()).map(({ channelId }) => channelId)).toEqual(['2']);
    expect(await store.sweep(NOW + GRACE)).toBe(0);
    expect(await store.guildReturned('guild-1', NOW)).toBe(1);
    expect((await store.all()).map(({ channelId }) => channelId)).toEqual(['1', '2']);
    expect(await store.remove({ channelId: '1' }, 'channel-deleted', NOW)).toBe(1);
    expect(await store.guildReturned('guild-1', NOW)).toBe(0);
    expect(await store.sweep(NOW + GRACE + 1)).toBe(2);
  });

  test('any text survives as it was written', async () => {
    const store = await open();
    const topics = ["o'brien; drop table", '制裁', '😀', '\\"'];
    await subscribe(store, wishOf('1', { topics, time: '23:59', timeZone: 'Pacific/Apia' }), 'a', NOW);
    expect(await store.inChannel('1')).toMatchObject({ topics, time: '23:59', timeZone: 'Pacific/Apia' });
    expect(await store.setCrosspost('2', true)).toBeUndefined();
    expect((await store.setCrosspost('1', true))?.crosspost).toBe(true);
  });
});
