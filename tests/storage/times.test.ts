import { describe, expect, test } from 'vitest';
import { LATE } from '../../src/delivery/outbox.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { GRACE } from '../../src/subscriptions/subscription.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

const MINUTE = 60_000;

describe.each(databases)('when what waits is due, on $name', ({ place }) => {
  const open = async (...channels: string[]) => openSubscribed(await place(), channels);

  test('a wait of no whole number of milliseconds, such as chance and Discord give, is kept and written down', async () => {
    const { outbox } = await open('1');
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const [post] = await outbox.claim(NOW, 9);
    const again = { kind: 'again', at: NOW + 1000.5, detail: '502' } as const;
    expect(await outbox.settle(post ?? expect.fail(), again, NOW)).toBe(true);
    expect(await outbox.claim(NOW + 1000, 9)).toEqual([]);
    const [repeated] = await outbox.claim(NOW + 1001, 9);
    const posted = { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: true } as const;
    await outbox.settle(repeated ?? expect.fail(), posted, NOW + 1001);
    const [publication] = await outbox.claimFollowUps(NOW + 1001, 9);
    const later = { kind: 'follow-up-again', what: 'publish', at: NOW + 2000.25, detail: '502' } as const;
    expect(await outbox.settle(publication ?? expect.fail(), later, NOW + 1001)).toBe(true);
    expect(await outbox.claimFollowUps(NOW + 2000, 9)).toEqual([]);
    expect(await outbox.claimFollowUps(NOW + 2001, 9)).toHaveLength(1);
  });

  test('the latest can be posted now, once; a time that is changed moves what waits', async () => {
    const { outbox, subscriptions } = await open('1');
    const { id = '' } = (await subscriptions.all())[0] ?? {};
    expect(await outbox.postNow(realBriefing.id, id, NOW)).toBe('queued');
    expect(await outbox.postNow('nothing', id, NOW)).toBe('unknown');
    await subscribe(subscriptions, wishOf('1', { time: '09:05' }), 'later', NOW);
    expect(await outbox.claim(NOW, 1)).toEqual([]);
    expect(await outbox.nextDue(NOW)).toBe(NOW + 5 * MINUTE);
    const [job] = await outbox.claim(NOW + 5 * MINUTE, 1);
    if (!job) throw new Error('nothing was claimed');
    const posted = { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: true } as const;
    await outbox.settle(job, posted, NOW);
    expect(await outbox.postNow(realBriefing.id, id, NOW)).toBe('already');
    expect((await subscriptions.inGuild('guild-1'))[0]?.lastPost).toEqual({
      briefingId: realBriefing.id,
      channelId: '1',
      messageId: 'm',
      at: NOW,
    });
    expect(await outbox.claimFollowUps(NOW, 5)).toMatchObject([{ kind: 'publish', messageId: 'm' }]);
  });

  test('a new time holds for what was refused before, but not for what may have been posted', async () => {
    const { outbox, subscriptions } = await open('1', '2');
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    for (const job of await outbox.claim(NOW, 2)) {
      const unsure = job.subscription.channelId === '2' && { unsureSince: NOW };
      await outbox.settle(job, { kind: 'again', at: NOW + MINUTE, detail: 'busy', ...unsure }, NOW);
    }
    for (const channel of ['1', '2'])
      await subscribe(subscriptions, wishOf(channel, { time: '10:00' }), `${channel} later`, NOW);
    const due = async (at: number) =>
      (await outbox.claim(at, 2)).map(({ subscription }) => subscription.channelId);
    expect([await due(NOW + MINUTE), await due(NOW + 60 * MINUTE)]).toEqual([['2'], ['1', '2']]);
  });

  test('another zone moves what waits as another time does, and what comes back with its topic goes by both', async () => {
    const { outbox, subscriptions } = await open();
    const change = (topic: string, time: '10:00' | '11:00', timeZone = 'UTC') =>
      subscribe(
        subscriptions,
        wishOf('1', { topics: [topic], time, timeZone }),
        topic + time + timeZone,
        NOW,
      );
    const dueAfter = async () => ((await outbox.nextDue(NOW)) ?? NOW) - NOW;
    await change('Fed', '10:00');
    await recordBriefings(outbox, [realBriefing, { ...news(21), topics: ['Fed'] }], NOW);
    await change('Fed', '10:00', 'Atlantic/Azores');
    expect(await dueAfter()).toBe(120 * MINUTE);
    await change('Gold', '10:00', 'Atlantic/Azores');
    await change('Gold', '11:00');
    await change('Fed', '11:00');
    expect(await dueAfter()).toBe(120 * MINUTE);
    await change('Gold', '11:00', 'Atlantic/Azores');
    await change('Fed', '11:00', 'Atlantic/Azores');
    expect(await dueAfter()).toBe(180 * MINUTE);
  });

  test('an edit that leaves the time as it is does not put off to tomorrow what is overdue today; nor does its undoing', async () => {
    const { outbox, subscriptions } = await open();
    const at = (parts: object, change: string, now: number) =>
      subscribe(subscriptions, wishOf('1', { time: '10:00', ...parts }), change, now);
    await at({}, 'a', NOW);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const later = NOW + 61 * MINUTE;
    await at({ roleId: 'role' }, 'b', later);
    expect(await outbox.nextDue(later)).toBe(NOW + 60 * MINUTE);
    await subscriptions.undo('1', 'b', later);
    expect(await outbox.nextDue(later)).toBe(NOW + 60 * MINUTE);
    await at({ time: '11:00' }, 'c', later);
    expect(await outbox.nextDue(later)).toBe(NOW + 120 * MINUTE);
  });

  const AHEAD = NOW + 400 * 24 * 60 * MINUTE;

  test('after the clock was put back, what waits goes by the time it is now, and is doubted since when it was tried', async () => {
    const { outbox, subscriptions } = await open('1', '2');
    await subscribe(subscriptions, wishOf('3', { time: '10:00' }), 'c', NOW);
    await outbox.beat(AHEAD);
    await recordBriefings(outbox, [realBriefing, news(21)], AHEAD);
    const [tried] = await outbox.claim(AHEAD, 1);
    if (!tried) throw new Error('nothing was claimed');
    const unsure = { kind: 'again', at: AHEAD + MINUTE, detail: 'no answer', unsureSince: AHEAD } as const;
    await outbox.settle(tried, unsure, AHEAD);
    await outbox.beat(NOW);
    const recordedAt = await outbox.recordedAt();
    expect([realBriefing.id, 'news-21'].map((id) => recordedAt.get(id))).toEqual([NOW, NOW]);
    const claimed = async (now: number) =>
      new Map((await outbox.claim(now, 9)).map((job) => [job.subscription.channelId, job.unsureSince]));
    expect([...(await claimed(NOW))]).toEqual([['2', undefined]]);
    expect((await claimed(NOW + LATE)).get('1')).toBe(NOW);
    expect((await claimed(NOW + 60 * MINUTE - 1)).has('3')).toBe(false);
    expect([...(await claimed(NOW + 60 * MINUTE))]).toEqual([['3', undefined]]);
  });

  test('after the clock was put back, what comes back after a retraction goes by the time it is now, too', async () => {
    const { outbox, subscriptions } = await open('1', '2');
    await subscribe(subscriptions, wishOf('3', { time: '10:00' }), 'c', NOW);
    await outbox.beat(AHEAD);
    await recordBriefings(outbox, [realBriefing, news(21)], AHEAD);
    await recordBriefings(outbox, [realBriefing, { ...news(21), retracted: true }], AHEAD);
    await outbox.beat(NOW);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const claimed = async (now: number) =>
      (await outbox.claim(now, 9)).map(({ subscription }) => subscription.channelId);
    expect((await claimed(NOW)).sort()).toEqual(['1', '2']);
    expect(await claimed(NOW + 60 * MINUTE)).toContain('3');
  });

  test('what was to be tried again by a clock that was ahead, and comes back after a retraction, is tried soon', async () => {
    const { outbox } = await open('1');
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    await outbox.beat(AHEAD);
    const [tried] = await outbox.claim(AHEAD, 1);
    const busy = { kind: 'again', at: AHEAD + MINUTE, detail: 'busy' } as const;
    await outbox.settle(tried ?? expect.fail(), busy, AHEAD);
    await recordBriefings(outbox, [realBriefing, { ...news(21), retracted: true }], AHEAD);
    await outbox.beat(NOW);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    expect(await outbox.claim(NOW + LATE, 1)).toHaveLength(1);
  });

  test('what was posted while the clock was ahead is published and corrected by the time it is now, and dated by it', async () => {
    const { outbox, subscriptions } = await open('1', '2');
    await outbox.beat(AHEAD);
    await recordBriefings(outbox, [realBriefing, news(21)], AHEAD);
    for (const job of await outbox.claim(AHEAD, 2)) {
      const publish = job.subscription.channelId === '2';
      const posted = { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish } as const;
      await outbox.settle(job, posted, AHEAD);
    }
    const corrected = briefingOf('---\nid: news-21\ndate: 2026-11-21\n---\nOn another day.');
    await recordBriefings(outbox, [realBriefing, corrected], AHEAD);
    await outbox.beat(NOW);
    const kinds = (await outbox.claimFollowUps(NOW, 9)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['edit', 'publish']);
    const standings = await subscriptions.inGuild('guild-1');
    expect(standings.map(({ lastPost }) => lastPost?.at)).toEqual([NOW, NOW]);
  });

  test('what ended while the clock was ahead is forgotten when its time is over by the clock of now', async () => {
    const { outbox, subscriptions } = await open('1');
    await outbox.beat(AHEAD);
    await subscriptions.unsubscribe('1', 'end', AHEAD);
    await outbox.beat(NOW);
    expect(await subscriptions.sweep(NOW + GRACE)).toBe(0);
    expect(await subscriptions.sweep(NOW + GRACE + 1)).toBe(1);
  });

  test('a feed that was first seen while the clock was ahead is no older than now: its news is not taken for archive', async () => {
    const { outbox, feedMemory } = await open();
    await outbox.beat(AHEAD);
    for (const [address, at] of [
      ['https://example.org/ahead', AHEAD],
      ['https://example.org/before', NOW - MINUTE],
    ] as const)
      await feedMemory.save(address, {}, [], at);
    await outbox.beat(NOW);
    expect(await feedMemory.firstSeen('https://example.org/ahead')).toBe(NOW);
    expect(await feedMemory.firstSeen('https://example.org/before')).toBe(NOW - MINUTE);
  });

  test('a clock that was put back does not make what was overdue wait for another day', async () => {
    const { outbox, subscriptions } = await open();
    await subscribe(subscriptions, wishOf('1', { time: '10:00' }), 'a', NOW);
    const tomorrow = NOW + 24 * 60 * MINUTE;
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], tomorrow);
    await outbox.beat(tomorrow);
    await outbox.beat(NOW + 2 * 60 * MINUTE);
    const [due] = await outbox.claim(NOW + 2 * 60 * MINUTE, 1);
    expect(due?.briefing.id).toBe('news-21');
  });
});
