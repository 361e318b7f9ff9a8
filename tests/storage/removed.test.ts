import { describe, expect, test } from 'vitest';
import { createRecorder } from '../../src/delivery/record.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

describe.each(databases)('a briefing whose file is removed before its hour, on $name', ({ place }) => {
  /** Posted in channel 1, and to be posted in channel 2 in an hour, as is another. */
  const start = async () => {
    const { outbox, subscriptions } = await openSubscribed(await place(), ['1']);
    await subscribe(subscriptions, wishOf('2', { time: '10:00' }), '2', NOW);
    const record = createRecorder(outbox);
    await record([realBriefing, news(21), news(22)], NOW);
    for (let n = 0; n < 2; n++) {
      const [job] = await outbox.claim(NOW, 1);
      const posted = {
        kind: 'posted',
        channelId: '1',
        messageId: `${n}`,
        revision: 1,
        publish: false,
      } as const;
      await outbox.settle(job ?? expect.fail(), posted, NOW);
    }
    const due = async () => (await outbox.claim(NOW + HOUR, 9)).map(({ briefing }) => briefing.id);
    return { outbox, record, due };
  };

  test('is not posted any more, its posts stay as they are, and all else comes', async () => {
    const { outbox, record, due } = await start();
    await record([realBriefing, news(22)], NOW + 1);
    expect(await outbox.counts()).toEqual({ posted: 2, cancelled: 1, waiting: 1 });
    expect(await outbox.claimFollowUps(NOW + 1, 9)).toEqual([]);
    expect(await due()).toEqual(['news-22']);
  });

  test('comes at its hour when it was put back, also while the bot was off, but not as long as it is retracted', async () => {
    const { outbox, record, due } = await start();
    const retracted = { ...news(22), retracted: true as const };
    await record([realBriefing], NOW + 1);
    const restarted = createRecorder(outbox);
    await restarted([realBriefing, news(21), retracted], NOW + 2);
    expect(await outbox.counts()).toEqual({ posted: 2, cancelled: 1, waiting: 1 });
    expect(await due()).toEqual(['news-21']);
    await restarted([realBriefing, news(21), news(22)], NOW + 3);
    expect(await outbox.counts()).toEqual({ posted: 2, sending: 1, waiting: 1 });
  });

  test('comes at the new hour when another was chosen before it was put back', async () => {
    const { outbox, subscriptions } = await openSubscribed(await place(), []);
    await subscribe(subscriptions, wishOf('1', { time: '10:00' }), 'a', NOW);
    const record = createRecorder(outbox);
    await record([realBriefing, news(21)], NOW);
    await record([realBriefing], NOW + 1);
    await subscribe(subscriptions, wishOf('1', { time: '11:00' }), 'b', NOW + 2);
    await record([realBriefing, news(21)], NOW + 3);
    expect(await outbox.nextDue(NOW + 3)).toBe(NOW + 2 * HOUR);
  });

  test('is posted all the same when it was merely not in the folder of another process', async () => {
    const { outbox, due } = await start();
    const other = createRecorder(outbox);
    await other([realBriefing], NOW + 1);
    await other([realBriefing, news(23)], NOW + 2);
    expect(await due()).toEqual(['news-21', 'news-23']);
  });

  test('is not posted once topics are chosen again that it is about', async () => {
    const { outbox, subscriptions } = await openSubscribed(await place(), ['1']);
    const choose = (topic: string, change = topic) =>
      subscribe(subscriptions, wishOf('1', { topics: [topic] }), change, NOW);
    const fed = { ...news(21), topics: ['Fed'] };
    const record = createRecorder(outbox);
    await choose('Fed');
    await record([realBriefing, fed], NOW);
    await choose('Gold');
    await record([realBriefing], NOW + 1);
    await choose('Fed', 'again');
    expect(await outbox.counts()).toEqual({ cancelled: 1 });
    await record([realBriefing, fed], NOW + 2);
    expect(await outbox.counts()).toEqual({ waiting: 1 });
  });

  test('and put back long after is not posted as news where later ones were, and is where it is the latest', async () => {
    const { outbox, record } = await start();
    await record([realBriefing], NOW + 1);
    await record([realBriefing, news(21)], NOW + 8 * DAY);
    expect(await outbox.counts()).toEqual({ posted: 2, cancelled: 1, skipped: 1 });
    await record([realBriefing, news(21), news(22)], NOW + 8 * DAY);
    expect(await outbox.counts()).toEqual({ posted: 2, waiting: 1, skipped: 1 });
  });

  test('cannot be posted now either', async () => {
    const { outbox, subscriptions } = await openSubscribed(await place(), ['1']);
    const record = createRecorder(outbox);
    await record([realBriefing], NOW);
    await record([], NOW + 1);
    const { id = '' } = (await subscriptions.inChannel('1')) ?? {};
    expect(await outbox.postNow(realBriefing.id, id, NOW + 1)).toBe('unknown');
    await record([realBriefing], NOW + 2);
    expect(await outbox.postNow(realBriefing.id, id, NOW + 2)).toBe('queued');
  });
});
