import { describe, expect, test } from 'vitest';
import type { PostJob } from '../../src/delivery/delivery.ts';
import { createRecorder, recordBriefings } from '../../src/delivery/record.ts';
import { databases } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
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

  test('is not taken for one that stands again, nor a correction for undone, where another process gets both later', async () => {
    const { outbox } = await openSubscribed(await place());
    const [sooner, later] = [createRecorder(outbox), createRecorder(outbox)];
    const before = [realBriefing, news(21), news(22)];
    for (const record of [sooner, later]) await record(before, NOW);
    const corrected = briefingOf('---\nid: news-22\ndate: 2026-11-22\n---\nOn another day.');
    const after = [realBriefing, { ...news(21), retracted: true as const }, corrected];
    expect(await sooner(after, NOW + 1)).toMatchObject({ corrected: 2 });
    expect(await later([...before, news(23)], NOW + 2)).toMatchObject({ added: 1, corrected: 0 });
    expect(await later([...after, news(23)], NOW + 3)).toMatchObject({ added: 0, corrected: 0 });
    expect(await outbox.counts()).toEqual({ cancelled: 3, waiting: 6 });
    const [job] = await outbox.claim(NOW + 3, 1);
    expect(job).toMatchObject({ revision: 2, briefing: corrected });
  });

  test('a recording that failed is made up for by the next', async () => {
    const { outbox } = await openSubscribed(await place());
    let fails = false;
    const record = createRecorder({
      ...outbox,
      record: (work) => (fails ? Promise.reject(new Error('The disk is full.')) : outbox.record(work)),
    });
    await record([realBriefing, news(21)], NOW);
    const retracted = [realBriefing, { ...news(21), retracted: true as const }];
    fails = true;
    await expect(record(retracted, NOW + 1)).rejects.toThrow('full');
    fails = false;
    expect(await record(retracted, NOW + 2)).toMatchObject({ corrected: 1 });
  });
});
