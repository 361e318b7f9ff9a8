import { expect, test } from 'vitest';
import { createRecorder, type Recorder, recordBriefings } from '../../src/delivery/record.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { counts, MINUTE, NOW, news, startWorker } from '../support/started-worker.ts';

const CORRECTED = { ...news, correction: 'Something else happened.' };
test.each([
  ['while Discord still knows it', 0],
  ['after Discord forgot it', 10 * MINUTE],
])(
  'a correction that comes before it is known whether the first text was posted, %s, is edited into it',
  async (_, later) => {
    const { storage, clock, publish, followUps, posted } = await startWorker(['1'], (_, attempt) =>
      attempt === 1 ? 'lost after' : 'post',
    );
    await publish();
    await clock.leap(later);
    await publish(CORRECTED);
    await clock.advance(MINUTE);
    expect(await counts(storage)).toEqual({ posted: 1 });
    expect(posted.size).toBe(1);
    expect(followUps).toMatchObject([{ kind: 'edit', revision: 2, briefing: CORRECTED }]);
  },
);

test('a first post of a corrected briefing needs no edit', async () => {
  const { storage, clock, publish, followUps } = await startWorker(['1'], (_, attempt) =>
    attempt === 1 ? { kind: 'later', after: MINUTE, detail: 'slow down' } : 'post',
  );
  await publish();
  await publish(CORRECTED);
  await clock.advance(5 * MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
  expect(followUps).toEqual([]);
});

const RETRACTED = { ...news, retracted: true as const };

test('a briefing retracted between two tries is posted nowhere, unless the publisher stands by it after all', async () => {
  const { storage, clock, publish, tries } = await startWorker(['1'], (_, attempt) =>
    attempt === 1 ? { kind: 'later', after: MINUTE, detail: 'slow down' } : 'post',
  );
  await publish();
  await publish(RETRACTED);
  await clock.advance(5 * MINUTE);
  expect(await counts(storage)).toEqual({ cancelled: 1 });
  expect(tries).toHaveLength(1);
  await publish();
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
});

test('a briefing retracted while Discord puts off a try is posted nowhere', async () => {
  let tries = 0;
  const started = await startWorker(['1'], undefined, {
    async post() {
      tries += 1;
      await recordBriefings(started.storage.outbox, [realBriefing, RETRACTED], NOW);
      return { kind: 'later', after: MINUTE, detail: 'slow down' };
    },
  });
  await started.publish();
  await started.clock.advance(5 * MINUTE);
  expect(await counts(started.storage)).toEqual({ cancelled: 1 });
  expect(tries).toBe(1);
});

test.each([
  ['had posted it, the post is marked', 'lost after', { posted: 1 }, 1],
  ['had not, it is posted nowhere', 'throw', { cancelled: 1 }, 0],
] as const)(
  'of a briefing retracted after a try of which nobody knows: if it %s',
  async (_, first, states, edits) => {
    const { storage, clock, publish, followUps, tries } = await startWorker(['1'], () => first);
    await publish();
    await publish(RETRACTED);
    await clock.advance(5 * MINUTE);
    expect(await counts(storage)).toEqual(states);
    expect(tries).toHaveLength(1);
    expect(followUps.filter(({ briefing }) => briefing.retracted)).toHaveLength(edits);
  },
);

test.each([
  ['had posted it, the post stays', 'lost after', { posted: 1 }],
  ['had not, it is posted nowhere', 'throw', { cancelled: 1 }],
] as const)(
  'of a briefing whose file is removed after a try of which nobody knows: if it %s',
  async (_, first, states) => {
    const { storage, clock, tries, worker, followUps } = await startWorker(['1'], () => first);
    const record = createRecorder(storage.outbox);
    await record([realBriefing, news], NOW);
    worker.wake();
    await clock.advance(0);
    await record([realBriefing], NOW);
    await clock.advance(5 * MINUTE);
    expect(await counts(storage)).toEqual(states);
    expect(tries).toHaveLength(1);
    expect(followUps).toEqual([]);
  },
);

test('a briefing whose file is removed while Discord puts off a try is posted nowhere, unless it is put back', async () => {
  const record = () => recorder?.([realBriefing], NOW);
  let recorder: Recorder | undefined;
  const { storage, clock, worker, posted } = await startWorker(['1'], undefined, {
    async post(job) {
      if (posted.size) return { kind: 'posted', channelId: '1', messageId: job.nonce };
      posted.set('tried', '1');
      await record();
      return { kind: 'later', after: MINUTE, detail: 'slow down' };
    },
  });
  recorder = createRecorder(storage.outbox);
  await recorder([realBriefing, news], NOW);
  worker.wake();
  await clock.advance(5 * MINUTE);
  expect(await counts(storage)).toEqual({ cancelled: 1 });
  await recorder([realBriefing, news], NOW + 5 * MINUTE);
  worker.wake();
  await clock.advance(MINUTE);
  expect(await counts(storage)).toEqual({ posted: 1 });
});
