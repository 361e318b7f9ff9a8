import type { WebSocket } from 'ws';
import { CLOSE, type Close, OP } from './opcodes.ts';
import { payloadSchema } from './payloads.ts';

const HEARTBEAT_MS = 41_250;
const SEND_WINDOW_MS = 60_000;
const MOST_SENDS = 120;

/** What is said over the gateway, without the number and name that events have. */
export type Payload = { op: number; d: unknown };

/** What a connection needs of those behind it. */
export type Behind = {
  now(): number;
  send(payload: Payload): void;
  /** Told of everything that the client says; tokens are left out. */
  heard(payload: object): void;
  /** Whether the client has identified, or resumed. */
  isKnown(): boolean;
  /** Both return how to close the connection when the client is refused. */
  identify(data: unknown): Close | undefined;
  resume(data: unknown): Close | undefined;
};

/** Speaks with one client: greets it, reads what it says, and closes on what cannot be said. */
export function serve(socket: WebSocket, query: URLSearchParams, behind: Behind): void {
  const close = ([code, reason]: Close) => socket.close(code, reason);
  socket.on('error', () => socket.terminate());
  const refused = refusalOf(query);
  if (refused) {
    close(refused);
    return;
  }
  behind.send({ op: OP.hello, d: { heartbeat_interval: HEARTBEAT_MS } });

  let sends: number[] = [];
  socket.on('message', (raw) => {
    const now = behind.now();
    sends = [...sends.filter((at) => at > now - SEND_WINDOW_MS), now];
    if (sends.length > MOST_SENDS) return close(CLOSE.rateLimited);
    const payload = readPayload(String(raw));
    if (!payload) return close(CLOSE.decodeError);
    const isLogin = payload.op === OP.identify || payload.op === OP.resume;
    behind.heard(isLogin ? withoutToken(payload) : payload);
    const refused = answer(payload, behind);
    if (refused) close(refused);
  });
}

function refusalOf(query: URLSearchParams): Close | undefined {
  if (query.get('v') !== '10') return CLOSE.invalidVersion;
  return (query.get('encoding') ?? 'json') === 'json' ? undefined : CLOSE.decodeError;
}

function answer({ op, d }: Payload, behind: Behind): Close | undefined {
  switch (op) {
    case OP.heartbeat:
      behind.send({ op: OP.heartbeatAck, d: null });
      return undefined;
    case OP.identify:
      return behind.isKnown() ? CLOSE.alreadyAuthenticated : behind.identify(d);
    case OP.resume:
      return behind.isKnown() ? CLOSE.alreadyAuthenticated : behind.resume(d);
    case OP.presence:
    case OP.voice:
    case OP.requestMembers:
      return behind.isKnown() ? undefined : CLOSE.notAuthenticated;
    default:
      return CLOSE.unknownOpcode;
  }
}

function readPayload(raw: string): Payload | undefined {
  try {
    const read = payloadSchema.safeParse(JSON.parse(raw));
    return read.success ? { op: read.data.op, d: read.data.d } : undefined;
  } catch {
    return undefined;
  }
}

/** The log is shown on a page: the token stays out of it. */
function withoutToken(payload: Payload): Payload {
  const { op, d } = payload;
  return { op, d: typeof d === 'object' && d !== null ? { ...d, token: '(hidden)' } : d };
}
