import { describe, expect, test } from 'vitest';
import type { PostJob } from '../../src/delivery/delivery.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

describe.each(databases)('a briefing that is retracted after some of its posts, on $name', ({ place }) => {
  /** Posted in channel 1, tried in 2 without an answer, still to come in 3. */
  const retracted = async () => {
    const { outbox } = await openSubscribed(await place());
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    for (const job of await outbox.claim(NOW, 2))
      await outbox.settle(
        job,
        job.subscription.channelId === '1'
          ? { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: false }
          : { kind: 'again', at: NOW, detail: 'no answer', unsureSince: NOW },
        NOW,
      );
    await recordBriefings(outbox, [realBriefing, { ...news(21), retracted: true }], NOW + 1);
    return outbox;
  };
  const channelsOf = (jobs: readonly PostJob[]) => jobs.map(({ subscription }) => subscription.channelId);

  test('is marked where it stands, looked for where it may stand, and posted nowhere else', async () => {
    const outbox = await retracted();
    expect(await outbox.claimFollowUps(NOW + 1, 9)).toMatchObject([{ kind: 'edit', messageId: 'm' }]);
    expect(await outbox.claim(NOW + 1, 9)).toMatchObject([
      { subscription: { channelId: '2' }, unsureSince: NOW },
    ]);
    expect(await outbox.counts()).toEqual({ posted: 1, sending: 1, cancelled: 1 });
  });

  test('is posted in the rest, and nowhere a second time, once the publisher stands by it', async () => {
    const outbox = await retracted();
    await recordBriefings(outbox, [realBriefing, news(21)], NOW + 2);
    const jobs = await outbox.claim(NOW + 2, 9);
    expect(channelsOf(jobs)).toEqual(['2', '3']);
    expect(jobs.map(({ unsureSince }) => unsureSince)).toEqual([NOW, undefined]);
    expect(await outbox.counts()).toEqual({ posted: 1, sending: 2 });
  });

  test('is posted where the look for it found nothing, when the publisher stands by it before that is written down', async () => {
    const outbox = await retracted();
    const [job] = await outbox.claim(NOW + 1, 9);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW + 2);
    if (job) await outbox.settle(job, { kind: 'cancelled' }, NOW + 2);
    expect(channelsOf(await outbox.claim(NOW + 2, 9))).toEqual(['2', '3']);
  });
});
