import type { Log } from '../log.ts';
import { backOff } from './back-off.ts';
import type { Courier } from './courier.ts';
import type { FollowUpJob, PostJob } from './delivery.ts';
import { LATE, type Settlement } from './outbox.ts';
import type { FollowUpOutcome, PostOutcome } from './outcome.ts';

/**
 * Up to this age of a try, in ms, we count on Discord to know its nonce. Discord says "a few minutes"; this is the
 * careful reading.
 */
const NONCE_WINDOW = 2 * 60_000;

/** What one try may use. `now` is read again after the courier has answered. */
export type Attempt = {
  courier: Courier;
  now(): number;
  random(): number;
  log: Log;
  signal: AbortSignal;
};

/** The settlement to write down, and the outcome, of which the worker must know. */
export type Verdict = {
  settlement: Settlement;
  outcome: PostOutcome | FollowUpOutcome | { kind: 'cancelled' };
};

/**
 * Tries to post. If an earlier try may have posted and Discord no longer knows its nonce, the channel is searched
 * first; if it cannot be read, a repeat is preferred to a miss. A briefing that was retracted or removed meanwhile is
 * not posted anew. Never throws.
 */
export async function attemptPost(job: PostJob, attempt: Attempt): Promise<Verdict> {
  const takenBack = job.briefing.retracted || job.removed;
  const began = attempt.now();
  const unsure = job.unsureSince;
  const post = async (then: Tried): Promise<Verdict> =>
    verdict(job, await settled(() => attempt.courier.post(job, attempt.signal)), attempt, then);
  const anew = { began, revision: job.revision };
  if (unsure === undefined) return takenBack ? CANCELLED : post(anew);
  // The message that stands there may show an earlier revision. Counted as the first, it gets edited.
  const again = { began, revision: 1, unsureSince: unsure };
  if (!takenBack && isRemembered(job, unsure, began)) return post(again);

  const found = await settled(() => attempt.courier.findPosted(job, attempt.signal));
  if (found.kind === 'found') return verdict(job, { ...found, kind: 'posted' }, attempt, again);
  if (found.kind === 'absent')
    // What a killed process sent a moment ago may be held up, and then no look finds it yet.
    return takenBack ? CANCELLED : post({ ...anew, unsureSince: began });
  if (found.kind !== 'unreadable') return verdict(job, found, attempt, again);
  attempt.log.warn(
    { delivery: job.deliveryId, channel: job.subscription.channelId, detail: found.detail },
    'an earlier try may have posted this, and the channel cannot be read to see; posting it again rather than not at all',
  );
  return post({ began, revision: 1 });
}

const CANCELLED: Verdict = { settlement: { kind: 'cancelled' }, outcome: { kind: 'cancelled' } };

/** Discord takes no nonce with a forum post. */
const hasNonce = ({ subscription }: PostJob): boolean => subscription.channelKind !== 'forum';

/** Whether Discord still knows the nonce of a try at `unsure`. */
const isRemembered = (job: PostJob, unsure: number, now: number): boolean =>
  // Negative only after the clock was put back; then the age of the try is unknown.
  hasNonce(job) && now - unsure >= 0 && now - unsure < NONCE_WINDOW;

/** After so many tries, an edit that a limit on its message holds up is given up: some three hours, for limits of an hour. */
const MOST_TRIES = 24;

/**
 * Tries to edit or publish a copy. Both may be repeated without harm. What Discord puts off again and again waits
 * longer each time. Never throws.
 */
export async function attemptFollowUp(job: FollowUpJob, attempt: Attempt): Promise<Verdict> {
  const tried = await settled(() => attempt.courier[job.kind](job, attempt.signal));
  const tired = tried.kind === 'later' && tried.tiring === true && job.attempts >= MOST_TRIES;
  const outcome: FollowUpOutcome = tired ? { kind: 'refused', detail: tried.detail } : tried;
  const now = attempt.now();
  switch (outcome.kind) {
    case 'done':
    case 'refused': {
      const { kind, ...refused } = outcome;
      return {
        settlement: {
          kind: 'followed-up',
          what: job.kind,
          revision: job.revision,
          ...('detail' in refused && { refused }),
        },
        outcome,
      };
    }
    default: {
      const wait = backOff(job.attempts, attempt.random());
      const tiring = outcome.kind === 'later' && outcome.tiring;
      const after = outcome.kind === 'later' ? Math.max(outcome.after, tiring ? wait : 0) : wait;
      return {
        settlement: {
          kind: 'follow-up-again',
          what: job.kind,
          at: now + after,
          detail: outcome.detail,
          ...untried(outcome),
        },
        outcome,
      };
    }
  }
}

/** A wait that holds up everything says nothing about this job, so it does not count as one of its tries. */
const untried = (outcome: { kind: string; everything?: boolean }): { untried?: true } =>
  outcome.everything ? { untried: true } : {};

/** About a try: which revision its post shows, and since when an earlier try may have posted, in case this one surely has not. */
type Tried = { began: number; revision: number; unsureSince?: number };

function verdict(job: PostJob, outcome: PostOutcome, attempt: Attempt, tried: Tried): Verdict {
  const unsure = tried.unsureSince === undefined ? {} : { unsureSince: tried.unsureSince };
  const settlement = ((): Settlement => {
    switch (outcome.kind) {
      case 'posted': {
        const { channelId, messageId } = outcome;
        const { crosspost, channelKind } = job.subscription;
        const publish = crosspost && channelKind === 'announcement';
        return { kind: 'posted', channelId, messageId, revision: tried.revision, publish };
      }
      case 'deleted':
        return { kind: 'posted', revision: job.revision, publish: false };
      case 'rejected':
        return { kind: 'rejected', detail: outcome.detail };
      case 'paused':
        return { kind: 'paused', subscriptionId: job.subscription.id, pause: outcome.pause, ...unsure };
      case 'later':
        return {
          kind: 'again',
          at: attempt.now() + outcome.after,
          detail: outcome.detail,
          ...untried(outcome),
          ...unsure,
        };
      case 'fatal':
        return { kind: 'again', at: attempt.now(), detail: outcome.detail, ...unsure };
      case 'unknown': {
        const wait = backOff(job.attempts, attempt.random());
        // A look too early finds nothing, and the post arrives beside its repetition.
        const at = attempt.now() + (hasNonce(job) ? wait : Math.max(wait, LATE));
        return { kind: 'again', at, detail: outcome.detail, unsureSince: tried.unsureSince ?? tried.began };
      }
    }
  })();
  return { settlement, outcome };
}

async function settled<T>(call: () => Promise<T>): Promise<T | { kind: 'unknown'; detail: string }> {
  try {
    return await call();
  } catch (error) {
    return { kind: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  }
}
