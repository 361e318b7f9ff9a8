import type { Actor } from './actions/actor.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Fault } from './rest/faults.ts';
import type { Id } from './snowflake.ts';
import type { TrafficEntry } from './traffic.ts';
import type { Message } from './world/message.ts';
import type { ChannelParts } from './world/new-channel.ts';
import type { PermissionName } from './world/permission-bits.ts';
import type { Channel, Command, Guild, Member, World } from './world/world.ts';

/** A running stand-in for Discord: what a person, an operator and a test can do with it. Names or ids serve everywhere. */
export type LocalDiscord = {
  /** Where it is, for example `http://127.0.0.1:3000`; the page is at its root. */
  url: string;
  /** The REST base a bot is given: `url` with `/api`; libraries add `/v10`. */
  apiUrl: string;
  port: number;
  /** The port that was asked for; another one than `port` when it was taken. */
  askedPort: number;
  /** The bot's token. */
  token: string;
  close(): Promise<void>;

  /** Everything there is, as plain data; saving it and starting with it again restores all but the sessions. */
  world: World;
  /** Starts anew with another world, or the one it began with. Sessions end, faults and traffic are forgotten. */
  reset(world?: World): void;

  /** A person at their Discord. */
  as(who: string): Actor;

  /** Moves the clock; everything that falls due happens before it returns. */
  advance(ms: number): void;
  now(): number;

  /** Calls `look` now and after every change, and resolves with the first answer that is not undefined. */
  until<T>(look: () => T | undefined): Promise<T>;

  /** All messages of a channel, ephemeral ones too, oldest first. */
  messages(channel: string): Message[];
  commands(): readonly Command[];
  connected(): boolean;

  /** What went over REST and the gateway, oldest first; `from` is the number of the first entry wanted. */
  traffic(from?: number): readonly TrafficEntry[];
  onTraffic(listener: (entry: TrafficEntry) => void): () => void;

  /** Adds to the world; the bot is told where Discord would tell it. */
  addGuild(name: string, options?: { owner?: string; bot?: boolean }): Guild;
  addChannel(guild: string, name: string, parts?: ChannelParts): Channel;
  addMember(guild: string, who: string, roles?: readonly string[]): Member;

  /** Sets, for a role or member in a channel, what is allowed and denied; both empty takes the overwrite away. */
  setPermissions(
    channel: string,
    who: { role: string } | { member: string },
    parts: { allow?: readonly PermissionName[]; deny?: readonly PermissionName[] },
  ): void;
  /** Replaces the permissions of a role. */
  setRolePermissions(guild: string, role: string, permissions: readonly PermissionName[]): void;
  /** Times a member out (or the bot: `"bot"`) for so many ms; 0 ends it. */
  timeOut(guild: string, who: string, ms: number): void;
  editThread(thread: string, changes: { archived?: boolean; locked?: boolean }): void;
  deleteChannel(channel: string): void;
  deleteMessage(message: Id): void;
  kickBot(guild: string): void;
  inviteBot(guild: string): void;
  setUnavailable(guild: string, unavailable: boolean): void;

  /** Makes the next requests that match go wrong. */
  fault(fault: Fault): void;
  faults(): readonly Fault[];
  clearFaults(): void;
  /** Turns rate limits on or off. */
  enforceLimits(on: boolean): void;
  /** Answers of 401, 403 and 429 in the last ten minutes; Discord bans at 10,000. */
  invalidRequests(): number;

  gateway: Pick<Gateway, 'askReconnect' | 'invalidate' | 'closeAll' | 'cut' | 'refuse' | 'refused'>;
};
