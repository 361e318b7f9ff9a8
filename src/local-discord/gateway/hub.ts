import type { WebSocket } from 'ws';
import type { Engine } from '../engine.ts';
import { type Payload, serve } from './connection.ts';
import type { Gateway, Refusal } from './gateway.ts';
import { firstEvents, readIdentify } from './identify.ts';
import { CLOSE, type Close, OP } from './opcodes.ts';
import { resumeSchema } from './payloads.ts';
import { missedSince, number, type Session, wants } from './session.ts';

const DAY_MS = 86_400_000;
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

/** The gateway: sessions, who identifies and resumes, and the events that go out. `engine` is read only once connections come. */
export function createGateway(engine: () => Engine, options: GatewayOptions): Gateway {
  const sessions = new Map<string, Session>();
  const sockets = new Set<WebSocket>();
  let identifies: number[] = [];
  let refusing: { how: Refusal; left: number } = { how: 'unavailable', left: 0 };
  let refused = 0;

  const note = (direction: 'from bot' | 'to bot', payload: object) =>
    engine().traffic.note({ kind: 'gateway', at: engine().clock.now(), direction, payload });

  const send = (socket: WebSocket, payload: Payload) => {
    if (socket.readyState !== socket.OPEN) return;
    // What is no event has no number and no name.
    const whole = 's' in payload ? payload : { ...payload, s: null, t: null };
    note('to bot', whole);
    socket.send(JSON.stringify(whole));
  };

  const deliver = (session: Session, name: string, data: unknown) => {
    const payload = number(session, name, data);
    if (session.socket) send(session.socket, payload);
  };

  const recentIdentifies = () => {
    identifies = identifies.filter((at) => at > engine().clock.now() - DAY_MS);
    return identifies.length;
  };

  const identify = (socket: WebSocket, data: unknown): Session | Close => {
    const read = readIdentify(engine().world, data, options.disallowedIntents);
    if (isClose(read)) return read;
    // Discord takes the token back then, which to the client looks like a wrong one.
    if (recentIdentifies() >= options.identifiesADay) return CLOSE.authenticationFailed;
    identifies.push(engine().clock.now());
    const session: Session = { ...read, id: engine().secret(), seq: 0, sent: [], socket };
    sessions.set(session.id, session);
    for (const { name, data } of firstEvents(engine(), session)) deliver(session, name, data);
    engine().changes.announce({ kind: 'bot', connected: true });
    return session;
  };

  const resume = (socket: WebSocket, data: unknown): Session | Close | undefined => {
    const read = resumeSchema.safeParse(data);
    if (!read.success) return CLOSE.decodeError;
    const { token, session_id, seq } = read.data;
    if (token !== engine().world.token) return CLOSE.authenticationFailed;
    const session = sessions.get(session_id);
    const missed = session && missedSince(session, seq);
    if (!session || !missed) {
      send(socket, { op: OP.invalidSession, d: false });
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
    let session: Session | undefined;
    const known = (answer: Session | Close | undefined) => {
      if (isClose(answer)) return answer;
      session = answer;
      return undefined;
    };
    sockets.add(socket);
    serve(socket, query, {
      now: () => engine().clock.now(),
      send: (payload) => send(socket, payload),
      heard: (payload) => note('from bot', payload),
      isKnown: () => session?.socket === socket,
      identify: (data) => known(identify(socket, data)),
      resume: (data) => known(resume(socket, data)),
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
      for (const socket of sockets) send(socket, { op: OP.reconnect, d: null });
    },
    invalidate(resumable = false) {
      for (const socket of sockets) send(socket, { op: OP.invalidSession, d: resumable });
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

function isClose(answer: Close | object | undefined): answer is Close {
  return Array.isArray(answer);
}
