import { describe, expect, test } from 'vitest';
import { deliveryId } from '../../src/delivery/delivery-id.ts';
import { LATE, LEASE } from '../../src/delivery/outbox.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { GRACE } from '../../src/subscriptions/subscription.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

describe.each(databases)('the outbox on $name', ({ place }) => {
  const open = async (channels?: readonly string[]) => openSubscribed(await place(), channels);

  test('what is there at the first start is the archive; a new briefing gets one row a channel, however often it is recorded', async () => {
    const { outbox } = await open();
    expect(await outbox.claim(NOW, 10)).toEqual([]);
    const recorded = await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    expect(recorded).toMatchObject({ archived: 0, added: 1, deliveries: 3 });
    expect(await recordBriefings(outbox, [realBriefing, news(21)], NOW)).toMatchObject({
      added: 0,
      corrected: 0,
    });
    expect(await outbox.counts()).toEqual({ waiting: 3 });
  });

  test('recording at the same time from two processes makes one row a channel', async () => {
    const { outbox } = await open();
    await Promise.all([1, 2, 3].map(() => recordBriefings(outbox, [realBriefing, news(21)], NOW)));
    expect(await outbox.counts()).toEqual({ waiting: 3 });
  });

  test('a claim hands each delivery to one alone, one a channel at a time, oldest briefing first', async () => {
    const { outbox } = await open();
    await recordBriefings(outbox, [realBriefing, news(22), news(21)], NOW);
    const claims = await Promise.all([outbox.claim(NOW, 2), outbox.claim(NOW, 2), outbox.claim(NOW, 2)]);
    const jobs = claims.flat();
    expect(new Set(jobs.map(({ deliveryId }) => deliveryId)).size).toBe(jobs.length);
    expect(new Set(jobs.map(({ subscription }) => subscription.channelId)).size).toBe(jobs.length);
    expect(new Set(jobs.map(({ briefing }) => briefing.id))).toEqual(new Set(['news-21']));
    const first = jobs[0];
    expect(first?.nonce).toBe(deliveryId('news-21', first?.subscription.id ?? ''));
    expect(first?.nonce.length).toBeLessThanOrEqual(25);
    expect(first?.unsureSince).toBeUndefined();
  });

  test('a lease that ran out passes on, remembers that the try may have posted, and the first holder’s word counts no more', async () => {
    const { outbox } = await open(['1']);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const [first] = await outbox.claim(NOW, 1);
    if (!first) throw new Error('nothing was claimed');
    expect(await outbox.claim(NOW + LEASE - 1, 1)).toEqual([]);
    expect(await outbox.nextDue(NOW)).toBe(NOW + LEASE);
    const [second] = await outbox.claim(NOW + LEASE, 1);
    expect(second).toMatchObject({ deliveryId: first.deliveryId, unsureSince: NOW, attempts: 1 });
    const posted = { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: false } as const;
    expect(await outbox.settle(first, posted, NOW)).toBe(false);
    expect(await outbox.settle(second ?? first, posted, NOW)).toBe(true);
    expect(await outbox.counts()).toEqual({ posted: 1 });
  });

  test('what a dead process sent to a forum is not looked for before it must have arrived, whatever else happens', async () => {
    const { outbox, subscriptions } = await open(['1']);
    const wish = wishOf('2', { channelKind: 'forum' });
    const { id } = (await subscribe(subscriptions, wish, 'a', NOW)).subscription;
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const channelsAt = async (now: number) =>
      (await outbox.claim(now, 9)).map(({ subscription }) => subscription.channelId);
    expect(await channelsAt(NOW)).toEqual(['1', '2']);
    expect(await outbox.endLeases()).toBe(2);
    expect(await channelsAt(NOW + 1)).toEqual(['1']);
    expect(await outbox.nextDue(NOW + 2 * LEASE)).toBe(NOW + LEASE + LATE);
    expect(await channelsAt(NOW + LEASE + LATE - 1)).toEqual(['1']);
    const [again] = await outbox.claim(NOW + LEASE + LATE, 9);
    expect(again).toMatchObject({ subscription: { channelId: '2' }, unsureSince: NOW });

    const at = NOW + LEASE + 2 * LATE;
    const unsure = { kind: 'again', at, detail: 'no answer', unsureSince: NOW } as const;
    await outbox.settle(again ?? { deliveryId: '', lease: '' }, unsure, NOW);
    expect(await outbox.postNow('news-21', id, at - LATE / 2)).toBe('queued');
    expect(await channelsAt(at - 1)).not.toContain('2');
    expect(await channelsAt(at)).toContain('2');
  });

  test('a clock put back by a day does not leave a lease that nobody can wait for', async () => {
    const { outbox } = await open(['1']);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    await outbox.claim(NOW, 1);
    const day = 24 * 60 * 60 * 1000;
    expect(await outbox.claim(NOW - day, 1)).toHaveLength(1);
  });

  test('a paused subscription keeps its rows and others go on; resumed, it gets them', async () => {
    const { outbox, subscriptions } = await open(['1', '2']);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const jobs = await outbox.claim(NOW, 10);
    for (const job of jobs) {
      const mine = job.subscription.channelId === '1';
      await outbox.settle(
        job,
        mine
          ? { kind: 'paused', subscriptionId: job.subscription.id, pause: PAUSE }
          : { kind: 'posted', channelId: '2', messageId: 'm', revision: 1, publish: false },
        NOW,
      );
    }
    expect(await outbox.claim(NOW + 1, 10)).toEqual([]);
    expect(await outbox.nextDue(NOW)).toBeUndefined();
    const [standing] = await subscriptions.inGuild('guild-1');
    expect(standing).toMatchObject({ waiting: 1, subscription: { pause: { code: 'permissions' } } });
    await subscriptions.resume(standing?.subscription.id ?? '', NOW);
    expect(await outbox.claim(NOW + 1, 10)).toHaveLength(1);
  });

  test('a correction edits every posted copy, and one that came while it was being posted as well', async () => {
    const { outbox } = await open(['1', '2']);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const [one, two] = await outbox.claim(NOW, 2);
    if (!one || !two) throw new Error('nothing was claimed');
    const posted = (channelId: string) =>
      ({ kind: 'posted', channelId, messageId: `m${channelId}`, revision: 1, publish: false }) as const;
    await outbox.settle(one, posted('1'), NOW);
    const corrected = briefingOf('---\nid: news-21\ndate: 2026-11-21\n---\nOn day 21, at noon.');
    expect(await recordBriefings(outbox, [realBriefing, corrected], NOW)).toMatchObject({
      corrected: 1,
      edits: 1,
    });
    await outbox.settle(two, posted('2'), NOW);
    const edits = await outbox.claimFollowUps(NOW, 10);
    expect(edits.map(({ kind, messageId, revision }) => [kind, messageId, revision]).sort()).toEqual([
      ['edit', 'm1', 2],
      ['edit', 'm2', 2],
    ]);
    for (const edit of edits)
      await outbox.settle(edit, { kind: 'followed-up', what: 'edit', revision: 2 }, NOW);
    expect(await outbox.claimFollowUps(NOW + LEASE, 10)).toEqual([]);
  });

  test('a new date or other topics post and edit nothing', async () => {
    const { outbox } = await open(['1']);
    const bumped = { ...realBriefing, date: NOW, topics: ['other'] };
    expect(await recordBriefings(outbox, [bumped], NOW)).toMatchObject({ corrected: 0, added: 0 });
  });

  test('a title made of a file’s name that was recorded as the publisher’s corrects nothing', async () => {
    const { outbox } = await open();
    const { titleFromFile, ...before } = briefingOf('No title.', 'news.md');
    await recordBriefings(outbox, [before], NOW);
    const now = { ...before, titleFromFile: true as const };
    expect(await recordBriefings(outbox, [now], NOW)).toMatchObject({ added: 0, corrected: 0 });
    const other = { ...now, source: 'https://example.org' };
    expect(await recordBriefings(outbox, [other], NOW)).toMatchObject({ corrected: 1 });
  });

  test('a briefing retracted before it is posted is not posted, unless the publisher thinks better of it', async () => {
    const { outbox } = await open(['1']);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    await recordBriefings(outbox, [realBriefing, { ...news(21), retracted: true }], NOW);
    expect(await outbox.counts()).toEqual({ cancelled: 1 });
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    expect(await outbox.claim(NOW, 1)).toMatchObject([{ briefing: { id: 'news-21' } }]);
  });

  test('the same holds for one that is retracted when it is first seen', async () => {
    const { outbox } = await open(['1']);
    await recordBriefings(outbox, [realBriefing, { ...news(21), retracted: true }], NOW);
    expect(await outbox.claim(NOW, 1)).toEqual([]);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    expect(await outbox.claim(NOW, 1)).toMatchObject([{ briefing: { id: 'news-21' } }]);
  });

  test('what was being posted when its channel was unsubscribed for good does not stay in the books', async () => {
    const { outbox, subscriptions } = await open(['1', '2']);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    expect(await outbox.claim(NOW, 2)).toHaveLength(2);
    for (const channel of ['1', '2']) await subscriptions.unsubscribe(channel, `end ${channel}`, NOW);
    // Under way at this moment: it is still written down what became of it.
    await subscribe(subscriptions, wishOf('1'), 'anew', NOW + 1);
    expect(await outbox.counts()).toEqual({ sending: 2 });
    await subscriptions.unsubscribe('1', 'end again', NOW + 2);
    await subscriptions.sweep(NOW + GRACE + 3);
    expect(await outbox.counts()).toEqual({ sending: 1 });
    await subscribe(subscriptions, wishOf('3'), 'c', NOW);
  });

  test('of a server that was left, or a channel that was deleted, nothing stays after the grace period; what was posted for others can still be corrected', async () => {
    const { outbox, subscriptions } = await open(['1', '2', '4']);
    await subscribe(subscriptions, wishOf('3', { guildId: 'guild-2' }), '3', NOW);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    for (const job of await outbox.claim(NOW, 4)) {
      const { channelId } = job.subscription;
      await outbox.settle(
        job,
        { kind: 'posted', channelId, messageId: `m${channelId}`, revision: 1, publish: false },
        NOW,
      );
    }
    await subscriptions.unsubscribe('1', 'end', NOW);
    await subscriptions.remove({ guildId: 'guild-2' }, 'guild-left', NOW);
    await subscriptions.remove({ channelId: '4' }, 'channel-deleted', NOW);
    expect(await subscriptions.sweep(NOW + GRACE)).toBe(0);
    expect(await outbox.counts()).toEqual({ posted: 4 });
    expect(await subscriptions.sweep(NOW + GRACE + 1)).toBe(3);
    expect(await outbox.counts()).toEqual({ posted: 2 });
    const corrected = { ...news(21), correction: 'On another day.' };
    expect(await recordBriefings(outbox, [realBriefing, corrected], NOW)).toMatchObject({ edits: 2 });
  });

  test('a transaction that fails leaves nothing behind', async () => {
    const { outbox } = await open(['1']);
    const broken = outbox.record(async (ledger) => {
      await ledger.add(news(21), 'print', NOW);
      throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
    expect(await recordBriefings(outbox, [realBriefing, news(21)], NOW)).toMatchObject({ added: 1 });
  });
});
