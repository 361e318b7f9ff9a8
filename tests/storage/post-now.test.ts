import { describe, expect, test } from 'vitest';
import { CATCH_UP } from '../../src/delivery/plan.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

describe.each(databases)('what somebody wants posted now, on $name', ({ place }) => {
  const open = async (...channels: string[]) => {
    const storage = await openSubscribed(await place(), channels);
    const ids = (await storage.subscriptions.all()).map(({ id }) => id);
    return { ...storage, ids, id: ids[0] ?? '' };
  };

  test('wished for by several at once it is one post', async () => {
    const { outbox, id } = await open('1');
    const wished = [1, 2, 3, 4].map(() => outbox.postNow(realBriefing.id, id, NOW));
    expect(await Promise.all(wished)).toEqual(Array(4).fill('queued'));
    expect(await outbox.counts()).toEqual({ waiting: 1 });
  });

  test('what is being posted at this moment is not begun a second time', async () => {
    const { outbox, id } = await open('1');
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    expect(await outbox.claim(NOW, 1)).toHaveLength(1);
    expect(await outbox.postNow('news-21', id, NOW)).toBe('queued');
    expect(await outbox.claim(NOW, 1)).toEqual([]);
  });

  test('a subscription that ended gets nothing, and nobody what was retracted', async () => {
    const { outbox, subscriptions, ids } = await open('1', '2');
    const [ended = '', other = ''] = ids;
    await subscriptions.unsubscribe('1', 'end', NOW);
    expect(await outbox.postNow(realBriefing.id, ended, NOW)).toBe('unknown');
    await recordBriefings(outbox, [{ ...realBriefing, retracted: true }], NOW);
    expect(await outbox.postNow(realBriefing.id, other, NOW)).toBe('unknown');
    expect(await outbox.counts()).toEqual({});
  });

  test('however long ago it was refused, it is not left out as too old', async () => {
    const { outbox, id } = await open('1');
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const [job] = await outbox.claim(NOW, 1);
    if (!job) throw new Error('nothing was claimed');
    await outbox.settle(job, { kind: 'rejected', detail: 'Too long.' }, NOW);
    const later = NOW + CATCH_UP + 1;
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], later);
    await outbox.postNow('news-21', id, later);
    expect(await outbox.skipOverdue(later, CATCH_UP)).toBe(0);
    expect(await outbox.claim(later, 1)).toMatchObject([{ briefing: { id: 'news-21' } }]);
  });

  test('a new time for one channel moves nothing of another', async () => {
    const { outbox, subscriptions } = await open('1', '2');
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    await subscribe(subscriptions, wishOf('1', { time: '10:00' }), 'later', NOW);
    expect(await outbox.claim(NOW, 9)).toMatchObject([{ subscription: { channelId: '2' } }]);
  });

  test('a briefing is recorded for more channels than one statement has room for', async () => {
    const { outbox } = await open();
    const deliveries = Array.from({ length: 5001 }, (_, n) => ({
      id: `${n}`,
      briefingId: realBriefing.id,
      subscriptionId: `${n}`,
      guildId: '1',
      channelId: `${n}`,
      state: 'waiting' as const,
      dueAt: NOW,
      missed: 0,
    }));
    await outbox.record((ledger) => ledger.addDeliveries(deliveries));
    expect(await outbox.counts()).toEqual({ waiting: deliveries.length });
  });
});
