import { describe, expect, test } from 'vitest';
import { PROBE_EVERY } from '../../src/subscriptions/subscription.ts';
import { databases, openFor } from '../support/databases.ts';
import { ASKED, PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

describe.each(databases)('changes of a subscription, and their undo, on $name', ({ place }) => {
  const open = async () => (await openFor(await place())).subscriptions;

  test('the same change made twice is made once, and undone twice is undone once', async () => {
    const store = await open();
    await subscribe(store, wishOf('1', { time: '08:00' }), 'a', NOW);
    const once = await subscribe(store, wishOf('1', { time: '09:00' }), 'b', NOW);
    expect(await subscribe(store, wishOf('1', { time: '09:00' }), 'b', NOW)).toEqual(once);
    const undone = await store.undo('1', 'b', NOW);
    expect(undone).toMatchObject({ kind: 'restored', subscription: { time: '08:00' } });
    expect(await store.undo('1', 'b', NOW)).toEqual(undone);
    expect(await store.inChannel('1')).toEqual(once.before);
  });

  test('undoing a new subscription ends it; a change that was followed by another cannot be undone', async () => {
    const store = await open();
    await subscribe(store, wishOf('1'), 'a', NOW);
    await subscribe(store, wishOf('1', { time: '09:00' }), 'b', NOW);
    expect(await store.undo('1', 'a', NOW)).toEqual({ kind: 'too-late' });
    await subscribe(store, wishOf('2'), 'c', NOW);
    expect(await store.undo('2', 'c', NOW)).toEqual({ kind: 'ended' });
    expect((await store.all()).map(({ channelId }) => channelId)).toEqual(['1']);
  });

  test('one that was ended comes back with undo, as it was, and a newer one is another', async () => {
    const store = await open();
    const { subscription } = await subscribe(store, wishOf('1', { time: '08:00' }), 'a', NOW);
    expect(await store.unsubscribe('1', 'b', NOW)).toEqual(subscription);
    expect(await store.unsubscribe('1', 'c', NOW)).toBeUndefined();
    expect(await store.unsubscribe('1', 'b', NOW)).toEqual(subscription);
    expect(await store.undo('1', 'b', NOW)).toEqual({ kind: 'restored', subscription });
    await store.unsubscribe('1', 'd', NOW);
    const newer = await subscribe(store, wishOf('1'), 'e', NOW);
    expect(newer.before).toBeUndefined();
    expect(newer.subscription.id).not.toBe(subscription.id);
    expect(await store.undo('1', 'd', NOW)).toEqual({ kind: 'too-late' });
  });

  test('undo leaves what others paused, resumed, published or ended since', async () => {
    const store = await open();
    const edited = async (pause?: typeof ASKED) => {
      await subscribe(store, wishOf('1', { time: '08:00' }), 'a', NOW);
      const id = (await store.inChannel('1'))?.id ?? '';
      if (pause) await store.pause(id, pause, NOW);
      await subscribe(store, wishOf('1'), 'b', NOW);
      return id;
    };
    await store.pause(await edited(), ASKED, NOW + 1);
    const paused = { time: '08:00', pause: { ...ASKED, at: NOW + 1 } };
    expect(await store.undo('1', 'b', NOW)).toMatchObject({ kind: 'restored', subscription: paused });
    expect(await store.inChannel('1')).toMatchObject(paused);

    await store.unsubscribe('1', 'x', NOW);
    await edited();
    await store.setCrosspost('1', true);
    await store.undo('1', 'b', NOW);
    expect(await store.inChannel('1')).toMatchObject({ time: '08:00', crosspost: true });

    await store.unsubscribe('1', 'y', NOW);
    const again = await edited(ASKED);
    await store.pause(again, PAUSE, NOW + 1);
    await store.resume(again, NOW + 2);
    await store.undo('1', 'b', NOW);
    const resumed = await store.inChannel('1');
    expect([resumed?.time, resumed?.pause]).toEqual(['08:00', undefined]);

    await store.unsubscribe('1', 'z', NOW);
    await edited();
    await store.remove({ channelId: '1' }, 'channel-deleted', NOW);
    expect(await store.undo('1', 'b', NOW)).toEqual({ kind: 'ended' });
    expect(await store.all()).toEqual([]);
  });

  test('undo of an edit that resumed pauses again, as it was', async () => {
    const store = await open();
    const { subscription } = await subscribe(store, wishOf('1'), 'a', NOW);
    await store.pause(subscription.id, PAUSE, NOW);
    await subscribe(store, wishOf('1', { time: '08:00' }), 'b', NOW);
    await store.undo('1', 'b', NOW);
    expect((await store.inChannel('1'))?.pause).toEqual({ ...PAUSE, at: NOW });
    expect(await store.takeProbes(NOW + PROBE_EVERY, 9)).toHaveLength(1);
  });
});
