import { WebSocket } from 'ws';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import type { Json } from './rest.ts';

export type Payload = { op: number; t: string | null; s: number | null; d: Json };

/** A gateway connection spoken by hand. */
export type RawGateway = {
  send(op: number, d: unknown): void;
  /** The next payload not yet taken that fits; waits for it. */
  next(fits: (payload: Payload) => boolean): Promise<Payload>;
  /** The close code, once it is closed. */
  closed: Promise<number>;
  close(code?: number): void;
};

/** Whether a payload is that event. */
export const isEvent = (name: string) => (payload: Payload) => payload.t === name;
/** Whether a payload is of that operation. */
export const isOp = (op: number) => (payload: Payload) => payload.op === op;

const GUILDS = 1;

/** Opens a connection; says nothing yet. */
export function connect(
  discord: LocalDiscord,
  query = 'v=10&encoding=json',
  headers: Record<string, string> = {},
): RawGateway {
  const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/?${query}`, { headers });
  const waiting: { fits: (payload: Payload) => boolean; resolve: (payload: Payload) => void }[] = [];
  let untaken: Payload[] = [];
  socket.on('message', (raw) => {
    const payload: Payload = JSON.parse(String(raw));
    const taker = waiting.find(({ fits }) => fits(payload));
    if (!taker) {
      untaken.push(payload);
      return;
    }
    waiting.splice(waiting.indexOf(taker), 1);
    taker.resolve(payload);
  });
  const open = new Promise<void>((resolve) => socket.on('open', () => resolve()));
  return {
    send: (op, d) => void open.then(() => socket.send(JSON.stringify({ op, d }))),
    next(fits) {
      const known = untaken.find(fits);
      if (!known) return new Promise((resolve) => waiting.push({ fits, resolve }));
      untaken = untaken.filter((payload) => payload !== known);
      return Promise.resolve(known);
    },
    closed: new Promise((resolve) => {
      socket.on('close', (code) => resolve(code));
      socket.on('error', () => resolve(0));
    }),
    close: (code) => socket.close(code),
  };
}

/** Connects and identifies; `parts` replace what is usual. Resolves with READY's payload. */
export async function identify(
  discord: LocalDiscord,
  parts: Json = {},
): Promise<{ gateway: RawGateway; ready: Payload }> {
  const gateway = connect(discord);
  gateway.send(2, { token: discord.token, intents: GUILDS, properties: {}, ...parts });
  return { gateway, ready: await gateway.next(isEvent('READY')) };
}

/** Connects and asks to resume the session that READY told of, from its first event on; `parts` replace what is usual. */
export function resume(discord: LocalDiscord, ready: Payload, parts: Json = {}): RawGateway {
  const gateway = connect(discord);
  gateway.send(6, { token: discord.token, session_id: ready.d['session_id'], seq: 1, ...parts });
  return gateway;
}
