import type { Pause, RemovalReason, Subscription, Wish } from './subscription.ts';

/** A subscription with what has become of it, for `/subscriptions`. */
export type Standing = {
  subscription: Subscription;
  /** The newest post; without `messageId` somebody deleted it. */
  lastPost?: { briefingId: string; channelId: string; messageId?: string; at: number };
  /** The newest of the last posts that Discord did not let us correct or publish, and why. */
  refused?: { channelId: string; messageId: string; at: number; why: string };
  /** Why Discord refused the newest briefing, when it refused the message itself. */
  rejected?: string;
  /** Of the first that waits, when it was tried in vain: how often, and how the last try ended. */
  delayed?: { tries: number; why: string };
  /** How many briefings wait, and when the first of them is due. */
  waiting: number;
  nextDue?: number;
};

/** What became of an `undo`. */
export type Undone =
  | { kind: 'restored'; subscription: Subscription }
  | { kind: 'ended' }
  | { kind: 'too-late' };

/** Keeps subscriptions. Every promise is durable once it resolves; rejects only when the database does. */
export type SubscriptionStore = {
  /**
   * Makes or edits the one of that channel; editing resumes it. What waits, and surely was not posted, goes by its new time; what
   * is about none of its new topics is left out, until it is again within `CATCH_UP`. `wish` makes what is wished of what it is and of the zone that
   * the server's others use, and nobody changes it meanwhile; rejects, having changed nothing, when `wish` throws. `changeId`
   * names this change: doing it twice does it once, and `undo` takes it back. `before` is what it was.
   */
  subscribe(
    channel: Pick<Wish, 'guildId' | 'channelId'>,
    wish: (before: Subscription | undefined, zoneHere: string | undefined) => Wish,
    changeId: string,
    now: number,
  ): Promise<{ subscription: Subscription; before?: Subscription }>;
  /**
   * Takes a change back: `restored` to what it was, or `ended` when it was new; `too-late` when another one came since. What
   * was paused, resumed or published to followers since stays so.
   */
  undo(channelId: string, changeId: string, now: number): Promise<Undone>;
  /** Ends the one of that channel and returns it as it was; nothing waiting for it is posted any more. */
  unsubscribe(channelId: string, changeId: string, now: number): Promise<Subscription | undefined>;
  /** Publishes the posts of that channel to followers, or no longer. Returns its subscription as it is then. */
  setCrosspost(channelId: string, crosspost: boolean): Promise<Subscription | undefined>;
  inChannel(channelId: string): Promise<Subscription | undefined>;
  /** Those of a server, in the order they were made. */
  ofGuild(guildId: string): Promise<Subscription[]>;
  /** As `ofGuild`, with their standing, which costs more. */
  inGuild(guildId: string): Promise<Standing[]>;
  /** Every one that has not ended. */
  all(): Promise<Subscription[]>;
  /** The ids of all servers that anything is known of: a subscription, also one that ended, or a post. */
  servers(): Promise<string[]>;
  /** How many that have not ended are `working` and `paused`. */
  counts(): Promise<{ working: number; paused: number }>;
  /** Pauses it unless it already is; `true` when this call did it, so that its admin is told once. */
  pause(id: string, pause: Pause, now: number): Promise<boolean>;
  /** Resumes it, and leaves out what is overdue as after a long absence; `true` when it was paused. */
  resume(id: string, now: number): Promise<boolean>;
  /** The same for one that was tried and works again; `false` when a person paused it meanwhile. */
  resumeTried(id: string, now: number): Promise<boolean>;
  /** Paused by Discord, not by a person, and not tried for a day, at most `limit`; each is handed out once a day. */
  takeProbes(now: number, limit: number): Promise<Subscription[]>;
  /** Paused by Discord in this server: worth a try when its permissions or channels change. */
  pausedIn(guildId: string): Promise<Subscription[]>;
  /** Ends those of a channel or a server that is gone; a server where none could be put back is forgotten. Returns how many. */
  remove(
    where: { guildId: string } | { channelId: string },
    why: RemovalReason,
    now: number,
  ): Promise<number>;
  /** Puts back those that ended because the bot left the server, as `resume` does. Returns how many. */
  guildReturned(guildId: string, now: number): Promise<number>;
  /**
   * Forgets what ended longer ago than the grace period, with what waits for it; where the channel is gone with what was posted
   * too, and where the server is with all that is known of it. Returns how many.
   */
  sweep(now: number): Promise<number>;
};
