import { describe, expect, test } from 'vitest';
import type { PostJob } from '../../src/delivery/delivery.ts';
import { LATE, LEASE } from '../../src/delivery/outbox.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { ASKED, PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

const MINUTE = 60_000;

describe.each(databases)('which post is claimed, on $name', ({ place }) => {
  const open = async (...channels: string[]): Promise<Storage> => {
    const storage = await openSubscribed(await place(), channels);
    await recordBriefings(storage.outbox, [realBriefing, news(21)], NOW);
    return storage;
  };
  const channelsOf = (jobs: readonly PostJob[]) => jobs.map(({ subscription }) => subscription.channelId);

  test('what has been due for longest goes first, whichever was written first', async () => {
    const { outbox, subscriptions } = await open('1', '2');
    await subscribe(subscriptions, wishOf('1', { time: '09:02' }), 'later', NOW);
    await subscribe(subscriptions, wishOf('2', { time: '09:01' }), 'sooner', NOW);
    expect(channelsOf(await outbox.claim(NOW + 2 * MINUTE, 1))).toEqual(['2']);
  });

  test('what a dead process left goes before what is new, in its order, and within the same limit', async () => {
    const { outbox, subscriptions } = await open('1', '2');
    await outbox.claim(NOW, 2);
    for (const channel of ['3', '4']) await subscribe(subscriptions, wishOf(channel), channel, NOW);
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW);
    expect(channelsOf(await outbox.claim(NOW + LEASE, 1))).toEqual(['1']);
    expect(channelsOf(await outbox.claim(NOW + LEASE, 2))).toEqual(['2', '3']);
  });

  const ends: [string, (storage: Storage, id: string) => Promise<unknown>][] = [
    ['somebody paused it', ({ subscriptions }, id) => subscriptions.pause(id, ASKED, NOW)],
    ['Discord refused it', ({ subscriptions }, id) => subscriptions.pause(id, PAUSE, NOW)],
    ['it was unsubscribed', ({ subscriptions }) => subscriptions.unsubscribe('1', 'end', NOW)],
    [
      'another took its place',
      async ({ subscriptions }) => {
        await subscriptions.unsubscribe('1', 'end', NOW);
        await subscribe(subscriptions, wishOf('1'), 'anew', NOW + 1);
      },
    ],
  ];

  test.each(ends)('once %s nothing of a channel is claimed nor waited for', async (_, end) => {
    const storage = await open('1');
    await end(storage, (await storage.subscriptions.inChannel('1'))?.id ?? '');
    expect(await storage.outbox.nextDue(NOW)).toBeUndefined();
    expect(await storage.outbox.claim(NOW + 1, 9)).toEqual([]);
  });

  test.each(ends)('nor is what a process was posting there as it died, once %s', async (_, end) => {
    const storage = await open('1');
    await storage.outbox.claim(NOW, 1);
    await end(storage, (await storage.subscriptions.inChannel('1'))?.id ?? '');
    expect(await storage.outbox.claim(NOW + LEASE, 9)).toEqual([]);
    await storage.outbox.endLeases();
    expect(await storage.outbox.nextDue(NOW + LEASE)).toBeUndefined();
    expect(await storage.outbox.claim(NOW + LEASE, 9)).toEqual([]);
  });

  test('what waited for a channel that is subscribed anew does not stay in the books', async () => {
    const { outbox, subscriptions } = await open('1');
    await subscriptions.unsubscribe('1', 'end', NOW);
    await subscribe(subscriptions, wishOf('1'), 'anew', NOW + 1);
    expect(await outbox.counts()).toEqual({});
  });

  test.each([
    ['was surely not posted is due at once', undefined],
    ['may have been posted is looked for', NOW],
  ])('what Discord refused in a forum and %s when that works again', async (_, unsureSince) => {
    const { outbox, subscriptions } = await open();
    const forum = wishOf('1', { channelKind: 'forum' });
    const { id } = (await subscribe(subscriptions, forum, 'a', NOW)).subscription;
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW);
    const [job] = await outbox.claim(NOW, 1);
    if (!job) throw new Error('nothing was claimed');
    const unsure = unsureSince === undefined ? {} : { unsureSince };
    await outbox.settle(job, { kind: 'paused', subscriptionId: id, pause: PAUSE, ...unsure }, NOW + 1);
    await subscriptions.resume(id, NOW + 2);
    const [again] = await outbox.claim(NOW + 2, 1);
    expect([again?.deliveryId, again?.unsureSince]).toEqual([job.deliveryId, unsureSince]);
  });

  test('what is to be tried again later does not hold up what was published since', async () => {
    const { outbox } = await open('1');
    const [job] = await outbox.claim(NOW, 1);
    if (!job) throw new Error('nothing was claimed');
    await outbox.settle(job, { kind: 'again', at: NOW + MINUTE, detail: 'busy' }, NOW);
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW);
    expect(await outbox.claim(NOW + 1, 9)).toMatchObject([{ briefing: { id: 'news-22' } }]);
  });

  test('what was being posted before the clock was put back and its channel subscribed anew does not keep that from posting', async () => {
    const { outbox, subscriptions } = await open('1');
    const ahead = NOW + 400 * 24 * 60 * MINUTE;
    await outbox.claim(ahead, 1);
    await subscriptions.unsubscribe('1', 'end', NOW);
    await subscribe(subscriptions, wishOf('1'), 'anew', NOW + 1);
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW + LATE);
    expect(await outbox.claim(NOW + LATE, 9)).toMatchObject([{ briefing: { id: 'news-22' } }]);
  });
});
