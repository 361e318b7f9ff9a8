import type { LocalTime } from './local-time.ts';

/** The kinds of channel a briefing can be posted in; a forum gets a new post for each briefing. */
export type ChannelKind = 'text' | 'announcement' | 'thread' | 'forum';

/** Why nothing is posted for now. Only `asked` was wished by a person; the others end when Discord allows it again. */
export type PauseCode =
  | 'asked'
  | 'permissions'
  | 'no-access'
  | 'channel-gone'
  | 'thread-locked'
  | 'thread-archived'
  | 'wrong-kind'
  | 'tag-required'
  | 'refused';

/** A pause in words a server admin understands: what happened, and what to do so that posts go on. */
export type Pause = {
  code: PauseCode;
  reason: string;
  mend: string;
  /** When it is known to end by itself, in ms. */
  until?: number;
};

/** What a person asks for with `/subscribe`. Without `time` a briefing is posted at once; no topics means all. */
export type Wish = {
  guildId: string;
  channelId: string;
  channelKind: ChannelKind;
  /** Who subscribed, and is told when it stops working. */
  subscribedBy: string;
  roleId?: string;
  time?: LocalTime;
  /** IANA name; counts only together with `time`. */
  timeZone: string;
  topics: readonly string[];
  /** Announcement channels only: publish each post to the servers that follow the channel. */
  crosspost: boolean;
};

/** One channel that gets each new briefing. A channel has at most one. Times are milliseconds since the epoch. */
export type Subscription = Wish & {
  id: string;
  createdAt: number;
  /** Set while nothing is posted. */
  pause?: Pause & { at: number };
  /** Set once it has ended; it can be put back until it is swept away. */
  removed?: { at: number; why: RemovalReason };
};

/** Why a subscription ended: the last two happen in Discord and are undone when the bot comes back in time. */
export type RemovalReason = 'unsubscribed' | 'channel-deleted' | 'guild-left';

/** How long an ended subscription and its waiting deliveries are kept, so that it can be put back: 7 days, in ms. */
export const GRACE = 7 * 24 * 60 * 60 * 1000;

/** How often a subscription that Discord does not let us post for is tried again: daily, in ms. */
export const PROBE_EVERY = 24 * 60 * 60 * 1000;
