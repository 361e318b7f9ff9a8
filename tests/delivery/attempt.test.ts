import { expect, test } from 'vitest';
import { attemptFollowUp, attemptPost } from '../../src/delivery/attempt.ts';
import type { Courier } from '../../src/delivery/courier.ts';
import type { PostJob } from '../../src/delivery/delivery.ts';
import type { FollowUpOutcome, PostOutcome } from '../../src/delivery/outcome.ts';
import { createLog } from '../../src/log.ts';
import { courierOf, editJob, postJob } from '../support/some-job.ts';
import { PAUSE, wishOf } from '../support/some-subscription.ts';
import { MINUTE, NOW } from '../support/started-worker.ts';

const POSTED = { kind: 'posted', channelId: 'c', messageId: 'm' } as const;

/** One try at `NOW` over a courier that answers so, with how often it was asked to look and to post. */
async function tryOver(more: Partial<Courier>, job: PostJob) {
  const asked = { looked: 0, posted: 0 };
  const answers = courierOf(more);
  const courier: Courier = {
    ...answers,
    post: (...parts) => {
      asked.posted += 1;
      return answers.post(...parts);
    },
    findPosted: (...parts) => {
      asked.looked += 1;
      return answers.findPosted(...parts);
    },
  };
  const { settlement } = await attemptPost(job, { ...around, courier });
  return { settlement, ...asked };
}

const around = {
  now: () => NOW,
  random: () => 1,
  log: createLog('silent'),
  signal: new AbortController().signal,
};

test('a nonce is trusted for less than two minutes; after that the channel is searched', async () => {
  const tried = (ago: number) => tryOver({}, postJob({ unsureSince: NOW - ago }));
  expect(await tried(2 * MINUTE - 1)).toMatchObject({ looked: 0, posted: 1 });
  expect(await tried(2 * MINUTE)).toMatchObject({ looked: 1, posted: 1 });
});

test('what may be of an earlier revision counts as the first, so that it is edited', async () => {
  const unsure = postJob({ unsureSince: NOW - 5 * MINUTE });
  const revisionOf = async (findPosted: Courier['findPosted']) =>
    (await tryOver({ findPosted }, unsure)).settlement;
  expect(await revisionOf(async () => ({ ...POSTED, kind: 'found' }))).toMatchObject({ revision: 1 });
  expect(await revisionOf(async () => ({ kind: 'unreadable', detail: '' }))).toMatchObject({ revision: 1 });
  expect(await revisionOf(async () => ({ kind: 'absent' }))).toMatchObject({ revision: 3 });
});

test.each<[PostOutcome, object]>([
  [
    { kind: 'later', after: MINUTE, detail: 'busy' },
    { kind: 'again', at: NOW + MINUTE },
  ],
  [
    { kind: 'fatal', detail: '401' },
    { kind: 'again', at: NOW },
  ],
  [{ kind: 'paused', pause: PAUSE }, { kind: 'paused' }],
  [{ kind: 'unknown', detail: '502' }, { kind: 'again' }],
])(
  'after an answer of %o it is still unsure since the first try of which nobody knows; after a look, since then',
  async (outcome, how) => {
    const settled = async (unsureSince: number) =>
      (await tryOver({ post: async () => outcome }, postJob({ unsureSince }))).settlement;
    expect(await settled(NOW - MINUTE)).toMatchObject({ ...how, unsureSince: NOW - MINUTE });
    expect(await settled(NOW - 5 * MINUTE)).toMatchObject({ ...how, unsureSince: NOW });
  },
);

test('the wait after an unknown outcome doubles from two seconds and is never over ten minutes', async () => {
  const waits = [0, 1, 2, 9, 60].map(async (attempts) => {
    const post = async () => ({ kind: 'unknown', detail: '502' }) as const;
    const { settlement } = await tryOver({ post }, postJob({ attempts }));
    return 'at' in settlement ? settlement.at - NOW : undefined;
  });
  expect(await Promise.all(waits)).toEqual([2000, 4000, 8000, 10 * MINUTE, 10 * MINUTE]);
});

test('only a post in an announcement channel whose admins wish it is published, and none that was deleted', async () => {
  const subscription = (parts: Parameters<typeof wishOf>[1]) => ({
    subscription: { ...postJob().subscription, ...wishOf('c', parts) },
  });
  const published = async (parts: Parameters<typeof wishOf>[1], post: Courier['post'] = async () => POSTED) =>
    (await tryOver({ post }, postJob(subscription(parts)))).settlement;
  expect(await published({ channelKind: 'announcement', crosspost: true })).toMatchObject({ publish: true });
  expect(await published({ channelKind: 'announcement' })).toMatchObject({ publish: false });
  expect(await published({ crosspost: true })).toMatchObject({ publish: false });
  const deleted = async () => ({ kind: 'deleted' }) as const;
  expect(await published({ channelKind: 'announcement', crosspost: true }, deleted)).toEqual({
    kind: 'posted',
    revision: 3,
    publish: false,
  });
});

test('an edit that a limit on its message holds up is tried ever later, 24 times; others as often as it takes', async () => {
  const edited = async (outcome: FollowUpOutcome, attempts: number) => {
    const courier = courierOf({ edit: async () => outcome });
    return (await attemptFollowUp(editJob({ attempts }), { ...around, courier })).settlement;
  };
  const later = { kind: 'later', after: MINUTE, detail: 'limit' } as const;
  const tiring = { ...later, tiring: true };
  expect(await edited(tiring, 1)).toMatchObject({ kind: 'follow-up-again', at: NOW + MINUTE });
  expect(await edited(tiring, 23)).toMatchObject({ kind: 'follow-up-again', at: NOW + 10 * MINUTE });
  expect(await edited(tiring, 24)).toMatchObject({ kind: 'followed-up', refused: { detail: 'limit' } });
  expect(await edited(later, 24)).toMatchObject({ kind: 'follow-up-again', at: NOW + MINUTE });
});

test('in a forum, where there is no nonce, nothing is tried again before two minutes, when nothing can arrive any more', async () => {
  const post = async () => ({ kind: 'unknown', detail: '502' }) as const;
  const subscription = { ...postJob().subscription, channelKind: 'forum' as const };
  const { settlement } = await tryOver({ post }, postJob({ subscription }));
  expect(settlement).toMatchObject({ kind: 'again', at: NOW + 2 * MINUTE, unsureSince: NOW });
});
