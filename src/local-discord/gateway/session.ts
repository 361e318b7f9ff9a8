import type { WebSocket } from 'ws';
import type { Id } from '../snowflake.ts';
import { shardOf } from '../snowflake.ts';
import type { GatewayEvent } from './gateway.ts';
import { OP } from './opcodes.ts';

type Sent = { op: number; t: string; s: number; d: unknown };

/** One identified client: it outlives its connection, so that a resume can replay what was missed. */
export type Session = {
  id: Id;
  intents: number;
  shard: [number, number];
  seq: number;
  /** What was dispatched, newest last, for replay. */
  sent: Sent[];
  socket: WebSocket | null;
};

/** How many events a session can replay; a resume from before that is refused, as Discord does. */
const MOST_KEPT = 5_000;

/** True when the session subscribed to the event and its shard carries it. */
export function wants(session: Session, event: GatewayEvent): boolean {
  const shard = event.guildId === null ? 0 : shardOf(event.guildId, session.shard[1]);
  return shard === session.shard[0] && (event.intent === 0 || (session.intents & event.intent) !== 0);
}

/** Numbers the event, keeps it, and returns the payload to send. */
export function number(session: Session, name: string, data: unknown): Sent {
  session.seq += 1;
  const payload = { op: OP.dispatch, t: name, s: session.seq, d: data };
  session.sent.push(payload);
  if (session.sent.length > MOST_KEPT * 2) session.sent = session.sent.slice(-MOST_KEPT);
  return payload;
}

/** What was sent after `seq`; undefined when that is no longer, or never was, known. */
export function missedSince(session: Session, seq: number): Sent[] | undefined {
  const kept = session.sent.slice(-MOST_KEPT);
  const missed = kept.filter((payload) => payload.s > seq);
  return missed.length === session.seq - seq ? missed : undefined;
}
