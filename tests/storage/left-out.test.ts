import { describe, expect, test } from 'vitest';
import { CATCH_UP } from '../../src/delivery/plan.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

const MINUTE = 60_000;

describe.each(databases)('what is left out, on $name', ({ place }) => {
  const open = async (...channels: string[]) => openSubscribed(await place(), channels);

  test('after a long absence the latest alone is posted, and says how many were left out', async () => {
    const { outbox } = await open('1');
    await outbox.beat(NOW);
    const later = NOW + CATCH_UP + 1;
    await recordBriefings(outbox, [realBriefing, news(21), news(22), news(23)], later);
    expect(await outbox.counts()).toEqual({ skipped: 2, waiting: 1 });
    const [job] = await outbox.claim(later, 10);
    expect(job).toMatchObject({ missed: 2, briefing: { id: 'news-23' } });
  });

  test('what is about none of the topics that are chosen while it waits is left out, until it is about one again within seven days', async () => {
    const { outbox, subscriptions } = await open();
    const chooseAt = async (now: number, ...topics: string[]) => {
      const wish = wishOf('1', { topics });
      await subscribe(subscriptions, wish, `chosen: ${now} ${topics}`, now);
      return outbox.counts();
    };
    const choose = (...topics: string[]) => chooseAt(NOW, ...topics);
    await choose('Fed');
    await recordBriefings(outbox, [realBriefing, { ...news(21), topics: ['Fed', 'Oil'] }], NOW);
    expect(await choose('Gold', 'Oil')).toEqual({ waiting: 1 });
    expect(await choose('Gold')).toEqual({ skipped: 1 });
    expect(await chooseAt(NOW + CATCH_UP + MINUTE, 'Fed')).toEqual({ skipped: 1 });
    await choose('Gold');
    expect(await choose('Fed')).toEqual({ waiting: 1 });
    expect(await outbox.claim(NOW + MINUTE, 9)).toMatchObject([{ briefing: { id: 'news-21' } }]);
    expect(await choose('Gold')).toEqual({ sending: 1 });
  });

  test('what may have been posted is not left out for its topics: it is looked for first', async () => {
    const { outbox, subscriptions } = await open();
    const choose = async (topic: string) => {
      const wish = wishOf('1', { topics: [topic] });
      await subscribe(subscriptions, wish, topic, NOW);
      return outbox.counts();
    };
    await choose('Fed');
    await recordBriefings(outbox, [realBriefing, { ...news(21), topics: ['Fed'] }], NOW);
    const [job] = await outbox.claim(NOW, 1);
    if (!job) throw new Error('nothing was claimed');
    await outbox.settle(job, { kind: 'again', at: NOW, detail: 'no answer', unsureSince: NOW }, NOW);
    expect(await choose('Gold')).toEqual({ waiting: 1 });
  });

  test('what was retracted while it was left out for its topics comes back once it stands again', async () => {
    const { outbox, subscriptions } = await open();
    const choose = async (topic: string, change: string) => {
      const wish = wishOf('1', { topics: [topic] });
      await subscribe(subscriptions, wish, change, NOW);
      return outbox.counts();
    };
    const fed = { ...news(21), topics: ['Fed'] };
    await choose('Fed', 'a');
    await recordBriefings(outbox, [realBriefing, fed], NOW);
    expect(await choose('Gold', 'b')).toEqual({ skipped: 1 });
    await recordBriefings(outbox, [realBriefing, { ...fed, retracted: true }], NOW);
    expect(await choose('Fed', 'c')).toEqual({ cancelled: 1 });
    await recordBriefings(outbox, [realBriefing, fed], NOW);
    expect(await outbox.counts()).toEqual({ waiting: 1 });
  });

  test('what was retracted does not come back where other topics were chosen meanwhile', async () => {
    const { outbox, subscriptions } = await open('1');
    const choose = (topic: string, change: string) =>
      subscribe(subscriptions, wishOf('2', { topics: [topic] }), change, NOW);
    const fed = { ...news(21), topics: ['Fed'] };
    await choose('Fed', 'a');
    await recordBriefings(outbox, [realBriefing, fed], NOW);
    await recordBriefings(outbox, [realBriefing, { ...fed, retracted: true }], NOW);
    await choose('Gold', 'b');
    await recordBriefings(outbox, [realBriefing, fed], NOW);
    expect(await outbox.counts()).toEqual({ waiting: 1, skipped: 1 });
    expect(await outbox.claim(NOW, 9)).toMatchObject([{ subscription: { channelId: '1' } }]);
    await choose('Fed', 'c');
    expect(await outbox.claim(NOW, 9)).toMatchObject([{ subscription: { channelId: '2' } }]);
  });

  test('with other topics it is the latest about one of them that is left of what waited too long', async () => {
    const { outbox, subscriptions } = await open();
    const choose = (now: number, ...topics: string[]) =>
      subscribe(subscriptions, wishOf('1', { topics }), `${topics}`, now);
    await choose(NOW);
    const { id = '' } = (await subscriptions.inChannel('1')) ?? {};
    await subscriptions.pause(id, PAUSE, NOW);
    const [fed, gold] = [
      { ...news(21), topics: ['Fed'] },
      { ...news(22), topics: ['Gold'] },
    ];
    await recordBriefings(outbox, [realBriefing, fed, gold], NOW);
    await choose(NOW + CATCH_UP + MINUTE, 'Fed');
    expect(await outbox.claim(NOW + CATCH_UP + MINUTE, 9)).toMatchObject([{ briefing: { id: 'news-21' } }]);
  });

  /** Of one subscription, overdue by more than the cap at `LATER`. */
  async function backlog(storage: Storage): Promise<string> {
    const { id = '' } = (await storage.subscriptions.all())[0] ?? {};
    for (const [at, days] of [[21], [21, 22], [21, 22, 23]].entries())
      await recordBriefings(storage.outbox, [realBriefing, ...days.map(news)], NOW + at);
    return id;
  }
  const LATER = NOW + CATCH_UP + MINUTE;

  test('what waited too long is left out but for the latest', async () => {
    const storage = await open('1');
    await backlog(storage);
    expect(await storage.outbox.skipOverdue(NOW + CATCH_UP, CATCH_UP)).toBe(0);
    expect(await storage.outbox.skipOverdue(LATER, CATCH_UP)).toBe(2);
    expect(await storage.outbox.claim(LATER, 10)).toMatchObject([{ missed: 2, briefing: { id: 'news-23' } }]);
  });

  test('what may have been posted is not left out, however long ago that was: it is looked for first', async () => {
    const storage = await open('1');
    await backlog(storage);
    const [job] = await storage.outbox.claim(NOW, 1);
    if (!job) throw new Error('nothing was claimed');
    const unsure = { kind: 'again', at: NOW, detail: 'no answer', unsureSince: NOW } as const;
    await storage.outbox.settle(job, unsure, NOW);
    expect(await storage.outbox.skipOverdue(LATER, CATCH_UP)).toBe(1);
    expect(await storage.outbox.claim(LATER, 1)).toMatchObject([
      { briefing: { id: 'news-21' }, unsureSince: NOW },
    ]);
  });

  test('of what waited too long behind a pause only the latest can be claimed, whatever ends the pause', async () => {
    type End = (storage: Storage, id: string) => Promise<unknown>;
    const ends: End[] = [
      ({ subscriptions }, id) => subscriptions.resume(id, LATER),
      ({ subscriptions }) => subscribe(subscriptions, wishOf('1'), 'edit', LATER),
      async ({ subscriptions }) => {
        await subscriptions.unsubscribe('1', 'end', NOW);
        await subscriptions.undo('1', 'end', LATER);
        await subscriptions.resume((await subscriptions.inChannel('1'))?.id ?? '', LATER);
      },
    ];
    for (const end of ends) {
      const storage = await open('1');
      const id = await backlog(storage);
      await storage.subscriptions.pause(id, PAUSE, NOW);
      await end(storage, id);
      expect(await storage.outbox.claim(LATER, 10)).toMatchObject([
        { missed: 2, briefing: { id: 'news-23' } },
      ]);
      expect(await storage.outbox.counts()).toEqual({ skipped: 2, sending: 1 });
    }
  });

  test('what waits too long behind a pause is left out while it lasts, and all of it is counted', async () => {
    const storage = await open('1');
    const id = await backlog(storage);
    await storage.subscriptions.pause(id, PAUSE, NOW);
    expect(await storage.outbox.skipOverdue(LATER, CATCH_UP)).toBe(2);
    await recordBriefings(storage.outbox, [realBriefing, news(24)], LATER);
    const end = LATER + CATCH_UP + MINUTE;
    await storage.subscriptions.resume(id, end);
    expect(await storage.outbox.claim(end, 10)).toMatchObject([{ missed: 3, briefing: { id: 'news-24' } }]);
  });

  test('the same holds for what waited while a channel was unsubscribed or its server left', async () => {
    const unsubscribed = await open('1');
    await backlog(unsubscribed);
    await unsubscribed.subscriptions.unsubscribe('1', 'end', NOW);
    await unsubscribed.subscriptions.undo('1', 'end', LATER);
    expect(await unsubscribed.outbox.counts()).toEqual({ skipped: 2, waiting: 1 });
    const left = await open('1');
    await backlog(left);
    await left.subscriptions.remove({ guildId: 'guild-1' }, 'guild-left', NOW);
    expect(await left.subscriptions.guildReturned('guild-1', LATER)).toBe(1);
    expect(await left.outbox.counts()).toEqual({ skipped: 2, waiting: 1 });
  });

  test('a resumption leaves alone what waits for others', async () => {
    const storage = await open('1', '2');
    const id = await backlog(storage);
    await storage.subscriptions.pause(id, PAUSE, NOW);
    expect(await storage.subscriptions.resume(id, LATER)).toBe(true);
    expect(await storage.outbox.counts()).toEqual({ skipped: 2, waiting: 4 });
  });

  test('an edit does not make young again what has been overdue for days', async () => {
    const storage = await open('1');
    await backlog(storage);
    await subscribe(storage.subscriptions, wishOf('1', { time: '09:00' }), 'edit', NOW + CATCH_UP - MINUTE);
    expect(await storage.outbox.counts()).toEqual({ waiting: 3 });
    expect(await storage.outbox.skipOverdue(LATER, CATCH_UP)).toBe(2);
  });
});
