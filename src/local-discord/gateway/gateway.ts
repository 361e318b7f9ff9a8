import type { WebSocket } from 'ws';
import type { Id } from '../snowflake.ts';

/** An event on its way to the bot. */
export type GatewayEvent = {
  name: string;
  data: unknown;
  /** Decides the shard; events of no guild go to shard 0. */
  guildId: Id | null;
  /** The intent (bit) a session must have to get it; 0 for none. */
  intent: number;
};

/** Answers 503 Service Unavailable, or nothing at all. */
export type Refusal = 'unavailable' | 'silent';

/** The bot's side of the stand-in: its sessions and what is sent to them. */
export type Gateway = {
  /** Sends to every session that should get it, and keeps it for those that may resume. */
  dispatch(event: GatewayEvent): void;
  /** True while at least one identified session is connected. */
  connected(): boolean;
  /** Takes over a new connection. */
  accept(socket: WebSocket, query: URLSearchParams): void;
  /** Has the next connections refused: with a 503, or by silence. */
  refuse(how: Refusal, times: number): void;
  /** How a connection that is being made is refused, if it is; counts it. */
  refusal(): Refusal | undefined;
  /** How many connections were refused so far. */
  refused(): number;
  /** Asks every connected client to reconnect (op 7). */
  askReconnect(): void;
  /** Tells every connected client that its session is gone (op 9); for good, unless told otherwise. */
  invalidate(resumable?: boolean): void;
  /** Closes every connection with `code`; sessions can be resumed unless the code forbids. */
  closeAll(code: number, reason?: string): void;
  /** Cuts every connection without a closing handshake. */
  cut(): void;
  /** How often a client may identify in 24 hours, and how often it still may. */
  identifiesADay: number;
  /** How many shards may identify in the same five seconds. */
  identifiesAtOnce: number;
  identifiesLeft(): number;
  /** Ends everything at once. */
  close(): void;
};
