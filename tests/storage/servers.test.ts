import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CATCH_UP } from '../../src/delivery/plan.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import type { Place } from '../../src/storage/storage.ts';
import { PROBE_EVERY, type Wish } from '../../src/subscriptions/subscription.ts';
import { databases } from '../support/databases.ts';
import { heldUp } from '../support/held-up.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { ASKED, PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

const OTHER = { guildId: 'guild-2' };

describe.each(databases)('what is of one server and what of another, on $name', ({ place }) => {
  const open = async (...wishes: Wish[]) => {
    const storage = await openSubscribed(await place(), []);
    for (const [at, wish] of wishes.entries())
      await subscribe(storage.subscriptions, wish, wish.channelId, NOW + at);
    return storage;
  };

  test('a server that returns, or whose permissions change, concerns no other that was left or paused', async () => {
    const { subscriptions } = await open(wishOf('1'), wishOf('2', OTHER), wishOf('3'), wishOf('4', OTHER));
    for (const channel of ['3', '4'])
      await subscriptions.pause((await subscriptions.inChannel(channel))?.id ?? '', PAUSE, NOW);
    const paused = (await subscriptions.pausedIn('guild-2')).map(({ channelId }) => channelId);
    expect(paused).toEqual(['4']);
    for (const guildId of ['guild-1', 'guild-2']) await subscriptions.remove({ guildId }, 'guild-left', NOW);
    expect(await subscriptions.guildReturned('guild-2', NOW)).toBe(2);
    expect((await subscriptions.all()).map(({ channelId }) => channelId)).toEqual(['2', '4']);
  });

  test('what ended is neither listed nor published, and lends its zone to nobody; nor does what has no time', async () => {
    const tokyo = { time: '08:00', timeZone: 'Asia/Tokyo' } as const;
    const { subscriptions } = await open(
      wishOf('1', tokyo),
      wishOf('2', { timeZone: 'Asia/Kolkata' }),
      wishOf('3', { time: '08:00', timeZone: 'Europe/Berlin' }),
    );
    await subscriptions.unsubscribe('1', 'end', NOW);
    expect(await subscriptions.setCrosspost('1', true)).toBeUndefined();
    const listed = (await subscriptions.inGuild('guild-1')).map(({ subscription }) => subscription.channelId);
    expect(listed).toEqual(['2', '3']);
    const zones: (string | undefined)[] = [];
    const wish = wishOf('4');
    const wished = (_: unknown, zone?: string): Wish => {
      zones.push(zone);
      return wish;
    };
    await subscriptions.subscribe(wish, wished, 'zone', NOW);
    expect(zones).toEqual(['Europe/Berlin']);
  });

  test('of what was posted the last is told, with where its message is', async () => {
    const { outbox, subscriptions } = await open(wishOf('1', { channelKind: 'forum' }));
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW);
    for (const [at, ended] of ['a', 'b'].entries()) {
      const [job] = await outbox.claim(NOW + at, 1);
      if (!job) throw new Error('nothing was claimed');
      const post = {
        kind: 'posted',
        channelId: ended,
        messageId: ended,
        revision: 1,
        publish: false,
      } as const;
      await outbox.settle(job, post, NOW + at);
    }
    const [standing] = await subscriptions.inGuild('guild-1');
    expect(standing?.lastPost).toEqual({
      briefingId: 'news-22',
      channelId: 'b',
      messageId: 'b',
      at: NOW + 1,
    });
  });

  test('a refusal is told of as soon as there is one, and no longer once a newer briefing is posted', async () => {
    const { outbox, subscriptions } = await open(wishOf('1'));
    await recordBriefings(outbox, [realBriefing, news(20), news(21), news(22)], NOW);
    const [before] = await outbox.claim(NOW, 1);
    const earlier = { kind: 'posted', channelId: '1', messageId: 'l', revision: 1, publish: false } as const;
    if (before) await outbox.settle(before, earlier, NOW);
    const [refused] = await outbox.claim(NOW, 1);
    if (refused) await outbox.settle(refused, { kind: 'rejected', detail: 'Too long.' }, NOW);
    expect((await subscriptions.inGuild('guild-1'))[0]?.rejected).toBe('Too long.');
    const [job] = await outbox.claim(NOW, 1);
    const post = { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: false } as const;
    if (job) await outbox.settle(job, post, NOW);
    expect((await subscriptions.inGuild('guild-1'))[0]).not.toHaveProperty('rejected');
  });

  test('how often the first that waits was tried in vain is told, and how that ended', async () => {
    const { outbox, subscriptions } = await open(wishOf('1'));
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW);
    expect((await subscriptions.inGuild('guild-1'))[0]).not.toHaveProperty('delayed');
    for (const detail of ['It was away.', 'It is away.']) {
      const [job] = await outbox.claim(NOW, 1);
      if (job) await outbox.settle(job, { kind: 'again', at: NOW, detail }, NOW);
    }
    const delayed = { tries: 2, why: 'It is away.' };
    expect((await subscriptions.inGuild('guild-1'))[0]).toMatchObject({ delayed, waiting: 2 });
  });

  test('what ends by itself at a known time is tried again then, not a day later', async () => {
    const { subscriptions } = await open(wishOf('1'));
    const { id = '' } = (await subscriptions.inChannel('1')) ?? {};
    await subscriptions.pause(id, { ...PAUSE, until: NOW + 1000 }, NOW);
    expect(await subscriptions.takeProbes(NOW + 999, 9)).toEqual([]);
    expect(await subscriptions.takeProbes(NOW + 1000, 9)).toHaveLength(1);
    expect(await subscriptions.takeProbes(NOW + PROBE_EVERY + 999, 9)).toEqual([]);
  });

  test('what a person pauses while it is looked up what to try stays paused', async () => {
    const where = await place();
    const { subscriptions } = await openSubscribed(where, ['1']);
    const { id = '' } = (await subscriptions.inChannel('1')) ?? {};
    await subscriptions.pause(id, { ...PAUSE, until: NOW }, NOW);
    const paused = await pausing(where, () => subscriptions.pause(id, ASKED, NOW));
    const taken = subscriptions.takeProbes(NOW, 9);
    await heldUp(where);
    await paused();
    expect(await taken).toEqual([]);
    expect(await subscriptions.resumeTried(id, NOW)).toBe(false);
  });

  test('what is overdue in a channel that was unsubscribed is left as it is, for an undo', async () => {
    const { outbox, subscriptions } = await open(wishOf('1'));
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW);
    await subscriptions.unsubscribe('1', 'end', NOW);
    expect(await outbox.skipOverdue(NOW + CATCH_UP + 1, CATCH_UP)).toBe(0);
  });

  test('nor is the last that waits left out when a later one was posted before it', async () => {
    const { outbox } = await open(wishOf('1'));
    await recordBriefings(outbox, [realBriefing, news(21), news(22)], NOW);
    const [first] = await outbox.claim(NOW, 1);
    if (first) await outbox.settle(first, { kind: 'again', at: NOW + 1, detail: 'busy' }, NOW);
    const [second] = await outbox.claim(NOW, 1);
    const post = { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: false } as const;
    if (second) await outbox.settle(second, post, NOW);
    expect(await outbox.skipOverdue(NOW + CATCH_UP + 1, CATCH_UP)).toBe(0);
    expect(await outbox.counts()).toEqual({ posted: 1, waiting: 1 });
  });
});

/** On Postgres pauses as a person does in a transaction that what it resolves with ends; on SQLite, which has one at a time, at once. */
async function pausing(
  { databaseUrl }: Place,
  pause: () => Promise<unknown>,
): Promise<() => Promise<unknown>> {
  if (databaseUrl === undefined) {
    await pause();
    return async () => {};
  }
  const client = new pg.Client(databaseUrl);
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin; update subscription set probe_at = null');
  return () => client.query('commit');
}
