import type { Pause } from '../subscriptions/subscription.ts';

/**
 * Not done, surely: Discord asked to wait, or was busy. `after` is in ms; `everything` when the limit is not the channel's own;
 * `tiring` when it is one on this message that may never end, such as that on edits of old messages.
 */
export type Later = { kind: 'later'; after: number; everything?: boolean; tiring?: boolean; detail: string };

/** A server error, a time-out, a dropped connection: it may have been done. */
export type Unknown = { kind: 'unknown'; detail: string };

/** The token is void (401): nothing can be done any more. */
export type Fatal = { kind: 'fatal'; detail: string };

/** What became of a try to post. */
export type PostOutcome =
  | { kind: 'posted'; channelId: string; messageId: string }
  /** An earlier try had posted it and somebody deleted it since (10008 to a repeated nonce). */
  | { kind: 'deleted' }
  /** The channel cannot be posted in until somebody mends it (403, 404). */
  | { kind: 'paused'; pause: Pause }
  /** Discord refuses this message and always will: our bug (50035) or its content (AutoMod). `detail` carries the error tree. */
  | { kind: 'rejected'; detail: string }
  | Later
  | Unknown
  | Fatal;

/** What a look for an earlier post of the same delivery found. `unreadable`: the history may not be read. */
export type FindOutcome =
  | { kind: 'found'; channelId: string; messageId: string }
  | { kind: 'absent' }
  | { kind: 'paused'; pause: Pause }
  | { kind: 'unreadable'; detail: string }
  | Later
  | Unknown
  | Fatal;

/** What became of an edit or a publication. `refused`: noted and left as it is; `gone` when somebody deleted the message. */
export type FollowUpOutcome =
  | { kind: 'done' }
  | { kind: 'refused'; detail: string; gone?: true }
  | Later
  | Unknown
  | Fatal;

/** Whether a paused channel can be posted in again. */
export type ProbeOutcome = { kind: 'works' } | { kind: 'paused'; pause: Pause } | Later | Unknown | Fatal;
