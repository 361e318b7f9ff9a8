import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';

const BOT = '1000000000000000001';
const GUILD = '1000000000000000002';
const CHANNEL = '1000000000000000003';
const PERSON = '1000000000000000004';
const MESSAGE = '1000000000000000005';
const ALL = String(2n ** 53n - 1n);

/** As little of Discord as a bot can live on, sharing no code with the local Discord or with any library of Discord's. */
type RawDiscord = {
  apiUrl: string;
  /** Types a command with one option and resolves with the body of the bot's answer. */
  type(command: string, option: string, value: string): Promise<unknown>;
  /** Picks a command from a message's menu, where the message has these fields beside its own; resolves likewise. */
  pick(command: string, message: object): Promise<unknown>;
};

/** Starts one on loopback that ends with the test. `type` may be called at once: it waits for the bot. */
export async function startRawDiscord(): Promise<RawDiscord> {
  const answers = new Map<string, (body: unknown) => void>();
  const identified = Promise.withResolvers<(event: string, data: object) => void>();

  const server = createServer(async (request, response) => {
    const body = await jsonOf(request);
    const path = (request.url ?? '').replace('/api/v10', '');
    const reply = (status: number, answer?: unknown) =>
      answer === undefined
        ? response.writeHead(status).end()
        : response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    if (path === '/gateway/bot')
      return reply(200, {
        url: apiUrl.replace('http', 'ws').replace('/api', ''),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 },
      });
    if (path.startsWith(`/applications/${BOT}/commands`)) {
      const commands = Array.isArray(body) ? body : [];
      return reply(
        200,
        commands.map((command, n) => ({
          ...command,
          id: `20000000000000000${n}`,
          application_id: BOT,
          version: '1',
        })),
      );
    }
    const [, id = ''] = /^\/interactions\/(\d+)\/\w+\/callback/.exec(path) ?? [];
    answers.get(id)?.(body);
    reply(204);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    let s = 0;
    const send = (event: string, data: object) => {
      s += 1;
      socket.send(JSON.stringify({ op: 0, s, t: event, d: data }));
    };
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
    socket.on('message', (raw) => {
      const { op } = JSON.parse(String(raw));
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op !== 2) return;
      send('READY', {
        v: 10,
        user: { id: BOT, username: 'bot', discriminator: '0', avatar: null, bot: true },
        guilds: [{ id: GUILD, unavailable: true }],
        session_id: 'session',
        resume_gateway_url: apiUrl.replace('http', 'ws').replace('/api', ''),
        application: { id: BOT, flags: 0 },
      });
      send('GUILD_CREATE', guild());
      identified.resolve(send);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const apiUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api`;

  let count = 0;
  const command = async (data: object): Promise<unknown> => {
    const send = await identified.promise;
    const id = String(3_000_000_000_000_000_000n + BigInt(count++));
    const answer = new Promise((resolve) => answers.set(id, resolve));
    send('INTERACTION_CREATE', {
      id,
      application_id: BOT,
      type: 2,
      token: `token${count}`,
      version: 1,
      guild_id: GUILD,
      channel_id: CHANNEL,
      channel: { id: CHANNEL, type: 0, name: 'general', permissions: ALL },
      member: { user: person, roles: [], joined_at: '2026-01-01T00:00:00Z', permissions: ALL, flags: 0 },
      app_permissions: ALL,
      locale: 'en-GB',
      guild_locale: 'en-GB',
      context: 0,
      entitlements: [],
      authorizing_integration_owners: { 0: GUILD },
      attachment_size_limit: 10_485_760,
      data: { id: '2000000000000000001', ...data },
    });
    return answer;
  };
  return {
    apiUrl,
    type: (name, option, value) => command({ name, type: 1, options: [{ name: option, type: 3, value }] }),
    pick: (name, parts) =>
      command({
        name,
        type: 3,
        target_id: MESSAGE,
        resolved: { messages: { [MESSAGE]: { ...message, ...parts } } },
      }),
  };
}

const person = { id: PERSON, username: 'rosa', discriminator: '0', avatar: null, global_name: 'Rosa' };

const message = {
  id: MESSAGE,
  channel_id: CHANNEL,
  type: 0,
  content: '',
  author: person,
  timestamp: '2026-01-01T00:00:00Z',
  edited_timestamp: null,
  flags: 0,
  tts: false,
  pinned: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
};

const guild = () => ({
  id: GUILD,
  name: 'A server',
  owner_id: PERSON,
  roles: [{ id: GUILD, name: '@everyone', permissions: ALL, position: 0, color: 0, flags: 0 }],
  channels: [{ id: CHANNEL, type: 0, name: 'general', position: 0, permission_overwrites: [] }],
  members: [{ user: { id: BOT, username: 'bot', discriminator: '0' }, roles: [], flags: 0 }],
  threads: [],
  emojis: [],
  stickers: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  features: [],
  member_count: 2,
  preferred_locale: 'en-GB',
});

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : undefined;
}
