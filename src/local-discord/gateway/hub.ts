import type { WebSocket } from 'ws';
import type { Engine } from '../engine.ts';
import { shardOf } from '../snowflake.ts';
import { guildCreateWire } from '../wire/guild.ts';
import { ownUserWire } from '../wire/user.ts';
import { botGuilds, userById } from '../world/lookup.ts';
import type { Gateway, Refusal } from './gateway.ts';
import { CLOSE, INTENT, KNOWN_INTENTS, OP, PRIVILEGED_INTENTS } from './opcodes.ts';
import { identifySchema, payloadSchema, resumeSchema } from './payloads.ts';
import { missedSince, number, type Session, wants } from './session.ts';

/** Beyond this many servers a connection has to share them with others. */
const MOST_GUILDS = 2500;
const HEARTBEAT_MS = 41_250;
const DAY_MS = 86_400_000;
const SEND_WINDOW_MS = 60_000;
const MOST_SENDS = 120;
/** Codes after which a client has to identify anew. */
const ENDS_SESSION = new Set([1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);

export type GatewayOptions = {
  /** Intents the application has not been granted; identifying with one closes with 4014. */
  disallowedIntents: number;
  /** How often a client may identify in 24 hours. */
  identifiesADay: number;
  /** How many shards may identify in the same five seconds; told, and not enforced. */
  identifiesAtOnce: number;
};

/** The gateway: sessions, identify, resume, heartbeat, and the events that go out. `engine` is read only once connections come. */
export function createGateway(engine: () => Engine, options: GatewayOptions): Gateway {
  const sessions = new Map<string, Session>();
  const sockets = new Set<WebSocket>();
  let identifies: number[] = [];
  let refusing: { how: Refusal; left: number } = { how: 'unavailable', left: 0 };
  let refused = 0;

  const send = (socket: WebSocket, payload: object) => {
    if (socket.readyState !== socket.OPEN) return;
    engine().traffic.note({ kind: 'gateway', at: engine().clock.now(), direction: 'to bot', payload });
    socket.send(JSON.stringify(payload));
  };

  const deliver = (session: Session, name: string, data: unknown) => {
    const payload = number(session, name, data);
    if (session.socket) send(session.socket, payload);
  };

  const recentIdentifies = () => {
    identifies = identifies.filter((at) => at > engine().clock.now() - DAY_MS);
    return identifies.length;
  };

  const identify = (socket: WebSocket, data: unknown): Session | undefined => {
    const { world, clock, secret, url } = engine();
    const read = identifySchema.safeParse(data);
    if (!read.success) return closed(socket, CLOSE.decodeError);
    const { token, intents, shard } = read.data;
    if (token !== world.token) return closed(socket, CLOSE.authenticationFailed);
    if (intents & ~KNOWN_INTENTS) return closed(socket, CLOSE.invalidIntents);
    if (intents & PRIVILEGED_INTENTS & options.disallowedIntents)
      return closed(socket, CLOSE.disallowedIntents);
    if (shard[0] >= shard[1]) return closed(socket, CLOSE.invalidShard);
    // Discord takes the token back then, which to the client looks like a wrong one.
    if (recentIdentifies() >= options.identifiesADay) return closed(socket, CLOSE.authenticationFailed);
    const inShard = botGuilds(world).filter((guild) => shardOf(guild.id, shard[1]) === shard[0]);
    if (inShard.length > MOST_GUILDS) return closed(socket, CLOSE.shardingRequired);
    identifies.push(clock.now());

    const session: Session = { id: secret(), intents, shard, seq: 0, sent: [], socket };
    sessions.set(session.id, session);
    const mine = intents & INTENT.guilds ? inShard : [];
    deliver(session, 'READY', {
      v: 10,
      user: ownUserWire(userById(world, world.botId)),
      guilds: mine.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: url.replace(/^http/, 'ws'),
      shard,
      application: { id: world.application.id, flags: 0 },
      private_channels: [],
      relationships: [],
    });
    for (const guild of mine)
      if (!guild.unavailable) deliver(session, 'GUILD_CREATE', guildCreateWire(world, guild, clock.now()));
    engine().changes.announce({ kind: 'bot', connected: true });
    return session;
  };

  const resume = (socket: WebSocket, data: unknown): Session | undefined => {
    const read = resumeSchema.safeParse(data);
    if (!read.success) return closed(socket, CLOSE.decodeError);
    const { token, session_id, seq } = read.data;
    if (token !== engine().world.token) return closed(socket, CLOSE.authenticationFailed);
    const session = sessions.get(session_id);
    const missed = session && missedSince(session, seq);
    if (!session || !missed) {
      send(socket, { op: OP.invalidSession, d: false, s: null, t: null });
      return undefined;
    }
    session.socket?.close(4000, 'Session resumed elsewhere');
    session.socket = socket;
    for (const payload of missed) send(socket, payload);
    deliver(session, 'RESUMED', {});
    engine().changes.announce({ kind: 'bot', connected: true });
    return session;
  };

  const accept = (socket: WebSocket, query: URLSearchParams) => {
    socket.on('error', () => socket.terminate());
    if (query.get('v') !== '10') return closed(socket, CLOSE.invalidVersion);
    if ((query.get('encoding') ?? 'json') !== 'json') return closed(socket, CLOSE.decodeError);
    let session: Session | undefined;
    let sends: number[] = [];
    sockets.add(socket);
    send(socket, { op: OP.hello, d: { heartbeat_interval: HEARTBEAT_MS }, s: null, t: null });

    socket.on('message', (raw) => {
      const now = engine().clock.now();
      sends = [...sends.filter((at) => at > now - SEND_WINDOW_MS), now];
      if (sends.length > MOST_SENDS) return closed(socket, CLOSE.rateLimited);
      const payload = readPayload(String(raw));
      if (!payload) return closed(socket, CLOSE.decodeError);
      const shown = payload.op === OP.identify || payload.op === OP.resume ? withoutToken(payload) : payload;
      engine().traffic.note({ kind: 'gateway', at: now, direction: 'from bot', payload: shown });
      switch (payload.op) {
        case OP.heartbeat:
          return send(socket, { op: OP.heartbeatAck, d: null, s: null, t: null });
        case OP.identify:
          if (session?.socket === socket) return closed(socket, CLOSE.alreadyAuthenticated);
          session = identify(socket, payload.d);
          return;
        case OP.resume:
          if (session?.socket === socket) return closed(socket, CLOSE.alreadyAuthenticated);
          session = resume(socket, payload.d);
          return;
        case OP.presence:
        case OP.voice:
        case OP.requestMembers:
          if (!session) return closed(socket, CLOSE.notAuthenticated);
          return;
        default:
          return closed(socket, CLOSE.unknownOpcode);
      }
    });

    socket.on('close', (code) => {
      sockets.delete(socket);
      if (!session || session.socket !== socket) return;
      session.socket = null;
      if (ENDS_SESSION.has(code)) sessions.delete(session.id);
      engine().changes.announce({ kind: 'bot', connected: isConnected() });
    });
  };

  const isConnected = () => [...sessions.values()].some((session) => session.socket !== null);

  return {
    dispatch(event) {
      const { world } = engine();
      const guild = event.guildId === null ? undefined : world.guilds[event.guildId];
      if (guild && !guild.members[world.botId] && event.name !== 'GUILD_DELETE') return;
      for (const session of sessions.values())
        if (wants(session, event)) deliver(session, event.name, event.data);
    },
    connected: isConnected,
    accept,
    refuse(how, times) {
      refusing = { how, left: times };
    },
    refusal() {
      if (refusing.left === 0) return undefined;
      refusing.left -= 1;
      refused += 1;
      return refusing.how;
    },
    refused: () => refused,
    askReconnect() {
      for (const socket of sockets) send(socket, { op: OP.reconnect, d: null, s: null, t: null });
    },
    invalidate(resumable = false) {
      for (const socket of sockets) send(socket, { op: OP.invalidSession, d: resumable, s: null, t: null });
      for (const session of sessions.values()) session.socket = null;
      if (!resumable) sessions.clear();
      engine().changes.announce({ kind: 'bot', connected: false });
    },
    closeAll(code, reason = '') {
      for (const socket of sockets) socket.close(code, reason);
      if (ENDS_SESSION.has(code)) sessions.clear();
    },
    cut() {
      for (const socket of sockets) socket.terminate();
    },
    identifiesLeft: () => options.identifiesADay - recentIdentifies(),
    identifiesADay: options.identifiesADay,
    identifiesAtOnce: options.identifiesAtOnce,
    close() {
      for (const socket of sockets) socket.terminate();
      sessions.clear();
    },
  };
}

function closed(socket: WebSocket, [code, reason]: readonly [number, string]): undefined {
  socket.close(code, reason);
}

function readPayload(raw: string): { op: number; d: unknown } | undefined {
  try {
    const read = payloadSchema.safeParse(JSON.parse(raw));
    return read.success ? { op: read.data.op, d: read.data.d } : undefined;
  } catch {
    return undefined;
  }
}

/** The log is shown on a page: the token stays out of it. */
function withoutToken(payload: { op: number; d: unknown }): object {
  const d =
    typeof payload.d === 'object' && payload.d !== null ? { ...payload.d, token: '(hidden)' } : payload.d;
  return { ...payload, d };
}
