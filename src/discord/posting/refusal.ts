import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { codeOf } from '../../briefings/error-code.ts';
import { shorten } from '../../briefings/shorten.ts';
import type { Fatal, Later, Unknown } from '../../delivery/outcome.ts';
import { plainWords } from '../../subscriptions/plain-words.ts';
import type { Pause, PauseCode } from '../../subscriptions/subscription.ts';
import { escapeLine } from '../markdown.ts';

/** Why Discord did not do what it was asked. Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export type Refusal =
  | { kind: 'paused'; pause: Pause }
  | { kind: 'rejected'; detail: string }
  /** The message in question is gone. */
  | { kind: 'deleted' }
  | Later
  | Unknown
  | Fatal;

const MINUTE = 60_000;
/** The wait between tries to reach Discord at all, in ms. */
const UNREACHABLE = 5000;
const REASON_CHARACTERS = 200;

const VOID_TOKEN = new Set<unknown>([40001, 50014]);
const MESSAGE_GONE = 10008;
/** The service that guards Discord does not let the request pass. */
const BLOCKED = 40333;
/** Limits that do not come as a 429. Discord does not say how long they last, so a minute is assumed. */
const SLOW_DOWN = new Set<unknown>([20016, 20022, 20028, 20029, 30046, 40004, 40006, 40062, 130000, 160006]);
/** Of those, the limits on edits of a message that is old or was published too often. */
const EDIT_LIMITS = new Set<unknown>([20022, 30046]);
/** The message itself is refused: it is malformed (our bug), or its content is refused. */
const BAD_MESSAGE = new Set<unknown>([20009, 40005, 50006, 50035, 50045, 50109, 200000, 200001, 240000]);

const PAUSES = new Map<unknown, Pause>(
  (
    [
      [10003, 'channel-gone', 'The channel no longer exists.', 'Subscribe another one.'],
      [10004, 'no-access', 'The server no longer knows me.', 'Invite me again.'],
      [
        50001,
        'no-access',
        'I can no longer see the channel.',
        'Allow me **View Channel** in its settings; in a private thread, mention me.',
      ],
      [
        50013,
        'permissions',
        'Discord does not let me post there.',
        'Check in its settings that I may post; in a thread that takes **Send Messages in Threads**, in a forum **Create Posts**.',
      ],
      [160005, 'thread-locked', 'The thread is locked.', 'Unlock it, or subscribe another channel.'],
      [
        50083,
        'thread-archived',
        'The thread is closed and I may not open it.',
        'Open it again, or allow me **Manage Threads**.',
      ],
      [
        40058,
        'wrong-kind',
        'The channel has become a forum.',
        'Use `/subscribe channel:` with it once more.',
      ],
      [50008, 'wrong-kind', 'The channel no longer takes messages.', 'Subscribe another one.'],
      [50024, 'wrong-kind', 'The channel no longer takes messages.', 'Subscribe another one.'],
      [
        40066,
        'tag-required',
        'The forum wants a tag that only moderators may set.',
        'Add a tag that I may use, or allow me **Manage Threads**.',
      ],
      [
        40067,
        'tag-required',
        'The forum wants a tag on each post.',
        'Add a tag that I may use, or switch off **Require people to select tags when posting**.',
      ],
    ] as const
  ).map(([code, pause, reason, mend]) => [code, { code: pause satisfies PauseCode, reason, mend }]),
);

/** What an error of a request to Discord means for a delivery. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof RateLimitError) {
    const { global, route } = error;
    const after = Math.max(error.timeToReset, error.retryAfter, error.sublimitTimeout) + 250;
    return { kind: 'later', after, everything: global, detail: `rate limit of ${route}` };
  }
  if (error instanceof DiscordAPIError) return apiRefusal(error);
  if (neverLeft(error))
    return {
      kind: 'later',
      after: UNREACHABLE,
      everything: true,
      detail: `Discord cannot be reached (${codeOf(error)})`,
    };
  if (error instanceof HTTPError) return { kind: 'unknown', detail: `Discord answered ${error.status}` };
  const detail = error instanceof Error ? error.message : String(error);
  // discord.js forgets a token that was once refused, and then says this.
  if (detail.startsWith('Expected token to be set')) return { kind: 'fatal', detail };
  return { kind: 'unknown', detail };
}

/** Whether no connection was made at all. If several addresses were tried, each has its own error. */
function neverLeft(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverLeft);
  const during = error instanceof Error && 'syscall' in error ? error.syscall : undefined;
  return during === 'connect' || during === 'getaddrinfo' || codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT';
}

function apiRefusal(error: DiscordAPIError): Refusal {
  const { code, status } = error;
  const detail = `${error.message} (${status}, code ${code})`;
  const pause = PAUSES.get(code);
  if (status === 401 || VOID_TOKEN.has(code)) return { kind: 'fatal', detail };
  // An error page of a proxy, or of the service that guards Discord, has no code and says nothing about the channel.
  if (typeof code !== 'number' || code === BLOCKED) return { kind: 'unknown', detail };
  if (code === MESSAGE_GONE) return { kind: 'deleted' };
  if (pause) return { kind: 'paused', pause };
  if (SLOW_DOWN.has(code))
    return { kind: 'later', after: MINUTE, detail, ...(EDIT_LIMITS.has(code) && { tiring: true }) };
  if (BAD_MESSAGE.has(code)) return { kind: 'rejected', detail: `${detail} ${tree(error)}`.trim() };
  if (status === 403 || status === 404)
    return {
      kind: 'paused',
      pause: {
        code: 'refused',
        reason: `Discord refuses: ${escapeLine(shorten(error.message, REASON_CHARACTERS))}`,
        mend: 'Check my permissions there.',
      },
    };
  return status >= 500 ? { kind: 'unknown', detail } : { kind: 'rejected', detail };
}

/** What a refusal was, for the log. */
export function detailOf(refusal: Refusal): string {
  if (refusal.kind === 'paused') return plainWords(refusal.pause.reason);
  return refusal.kind === 'deleted' ? 'the message was deleted' : refusal.detail;
}

function tree({ rawError }: DiscordAPIError): string {
  return 'errors' in rawError ? JSON.stringify(rawError.errors) : '';
}
