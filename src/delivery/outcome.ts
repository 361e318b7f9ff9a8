import type { Pause } from '../subscriptions/subscription.ts';

/**
 * Surely not done: Discord asked us to wait, or was busy. `after` is in ms. `everything` means that the limit is not
 * the channel's own; `tiring` that it is one on this message that may never end, such as the one on edits of old
 * messages.
 */
export type Later = { kind: 'later'; after: number; everything?: boolean; tiring?: boolean; detail: string };

/** A server error, a time-out, a dropped connection: it may have been done. */
export type Unknown = { kind: 'unknown'; detail: string };

/** The token is void (401): nothing can be done any more. */
export type Fatal = { kind: 'fatal'; detail: string };

/** The outcome of a try to post. */
export type PostOutcome =
  | { kind: 'posted'; channelId: string; messageId: string }
  /** An earlier try posted it, and somebody has deleted it since (10008 to a repeated nonce). */
  | { kind: 'deleted' }
  /** Nothing can be posted in the channel until somebody mends it (403, 404). */
  | { kind: 'paused'; pause: Pause }
  /**
   * Discord refuses this message and always will, because of our bug (50035) or its content (AutoMod). `detail` has the
   * error tree.
   */
  | { kind: 'rejected'; detail: string }
  | Later
  | Unknown
  | Fatal;

/** What a search for an earlier post of the same delivery found. `unreadable`: the history may not be read. */
export type FindOutcome =
  | { kind: 'found'; channelId: string; messageId: string }
  | { kind: 'absent' }
  | { kind: 'paused'; pause: Pause }
  | { kind: 'unreadable'; detail: string }
  | Later
  | Unknown
  | Fatal;

/** The outcome of an edit or a publication. `refused`: noted and left as it is; `gone` when somebody deleted the message. */
export type FollowUpOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; detail: string; gone?: true }
  | Later
  | Unknown
  | Fatal;

/** Whether a paused channel can be posted in again. */
export type ProbeOutcome = { kind: 'works' } | { kind: 'paused'; pause: Pause } | Later | Unknown | Fatal;
