import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { startBot } from './bot.ts';
import { connect } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.close());

const post = async (
  name: string,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => {
  const response = await fetch(`${discord.url}/local/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const get = async (path: string) => (await fetch(`${discord.url}/local/${path}`)).json();

/** A plain request with any headers, those a browser sets by itself included. */
function raw(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${discord.url}${path}`, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Whether somebody takes a connection there. */
function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2_000 });
    const done = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

describe('the control API', () => {
  test('lets another process do what a person does', async () => {
    const commands = [
      {
        name: 'ping',
        description: 'Pings',
        options: [{ type: 3, name: 'what', description: 'What', autocomplete: true }],
      },
    ] as const;
    const bot = await startBot(discord, commands, async (interaction) => {
      if (interaction.isAutocomplete()) return interaction.respond([{ name: 'A', value: 'a' }]);
      if (interaction.isButton()) return interaction.update({ content: 'pressed', components: [] });
      return (
        interaction.isChatInputCommand() &&
        interaction.reply({
          content: 'pong',
          components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', customId: 'go' }] }],
        })
      );
    });
    const typed = await post('type', {
      as: 'Rosa',
      channel: 'world-news',
      command: '/ping',
      options: { what: 'a' },
    });
    expect(typed).toMatchObject({ status: 200, body: { kind: 'message', message: { content: 'pong' } } });
    const pressed = await post('press', { as: 'Rosa', message: typed.body.message.id, button: 'Go' });
    expect(pressed.body).toMatchObject({ kind: 'update', message: { content: 'pressed' } });
    const completed = await post('complete', {
      as: 'Rosa',
      channel: 'world-news',
      command: '/ping',
      options: { what: 'x' },
    });
    expect(completed.body).toEqual({ choices: [{ name: 'A', value: 'a' }] });
    expect(await get('channel?as=Rosa&channel=world-news')).toMatchObject({
      messages: [{ content: 'pressed' }],
      commands: [{ name: 'ping' }],
    });
    expect((await get('traffic?from=0')).entries.length).toBeGreaterThan(5);
    await bot.destroy();
  });

  test('lets an operator change the world, time and what goes wrong', async () => {
    expect(await post('add-channel', { guild: 'Harbour Street', name: 'made-here' })).toMatchObject({
      body: { name: 'made-here' },
    });
    const before = (await get('status')).now;
    await post('advance', { ms: 3_600_000 });
    expect((await get('status')).now - before).toBeGreaterThanOrEqual(3_600_000);
    await post('fault', { path: '/messages$', effect: { kind: 'status', status: 500 } });
    expect(await get('status')).toMatchObject({ faults: [{ times: 1 }] });
    await post('reset', {});
    expect(await get('status')).toMatchObject({ faults: [] });
    expect(Object.values(discord.world.channels).some((channel) => channel.name === 'made-here')).toBe(false);
  });

  test('tells changes as they happen, but no ephemeral message of another person', async () => {
    const response = await fetch(`${discord.url}/local/events?as=${discord.as('Rosa').user.id}`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    discord.as('Milo').say('world-news', 'hi');
    let heard = '';
    while (!heard.includes('event: change')) heard += (await reader?.read())?.value ?? '';
    expect(heard).toContain('"kind":"message","action":"created"');
    await reader?.cancel();
  });

  test('says what is wrong with a request', async () => {
    expect(await post('type', { as: 'Nobody', channel: 'x', command: '/x' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('Olivia') },
    });
    expect(await post('advance', { ms: 'soon' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('ms') },
    });
    const effect = { kind: 'status', status: 500 };
    const before = (await get('status')).now;
    for (const ms of [1e308, Date.UTC(2101, 0)])
      expect(await post('advance', { ms })).toMatchObject({
        status: 400,
        body: { error: expect.stringContaining('2100') },
      });
    expect((await get('status')).now - before).toBeLessThan(60_000);
    expect((await post('time-out', { guild: 'Harbour Street', who: 'Milo', ms: 1e308 })).status).toBe(400);
    expect(await post('fault', { path: '(', effect })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('no regular expression') },
    });
    expect((await post('nothing', {})).status).toBe(404);
    expect((await post('toString', {})).status).toBe(404);
  });
});

describe('only this machine is answered', () => {
  test('a foreign Host, as in DNS rebinding, is refused everywhere', async () => {
    const { port } = discord;
    for (const path of ['/', '/page/app.ts', '/api/v10/gateway', '/local/home', '/attachments/1/2/x'])
      for (const host of [
        'evil.example',
        `evil.example:${port}`,
        '127.0.0.1',
        `127.0.0.1:${port + 1}`,
        `localhost.evil:${port}`,
      ])
        expect([path, host, await raw(path, { host })]).toEqual([path, host, 403]);
    expect(await raw('/', { host: `localhost:${port}` })).toBe(200);
  });

  test('a page of another site is refused, also at the gateway', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      `http://localhost.evil:${discord.port}`,
      `https://127.0.0.1:${discord.port}`,
    ]) {
      expect(await raw('/local/home', { origin })).toBe(403);
      expect(await connect(discord, 'v=10', { origin }).closed).toBe(0);
    }
    expect(await connect(discord, 'v=10', { host: 'evil.example' }).closed).toBe(0);
    expect(await raw('/local/home', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await raw('/local/home', { origin: discord.url })).toBe(200);
  });

  test('a link to the page is followed from anywhere, but nothing else is, and no frame', async () => {
    const from = (dest: string, mode = 'navigate') => ({
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': mode,
      'sec-fetch-dest': dest,
    });
    expect(await raw('/', from('document'))).toBe(200);
    expect(await raw('/?channel=1', from('document'))).toBe(200);
    expect(await raw('/', from('iframe'))).toBe(403);
    expect(await raw('/', from('document', 'no-cors'))).toBe(403);
    expect(await raw('/', from('empty', 'cors'))).toBe(403);
    expect(await raw('/', from('document'), 'POST')).toBe(403);
    expect(await raw('/', { ...from('document'), origin: 'https://evil.example' })).toBe(403);
    expect(await raw('/', { ...from('document'), host: 'evil.example' })).toBe(403);
    for (const path of ['/local/home', '/page/app.ts', '/api/v10/gateway'])
      expect([path, await raw(path, from('document'))]).toEqual([path, 403]);
  });

  test('a form cannot act: only JSON is read', async () => {
    expect((await post('reset', {}, { 'content-type': 'text/plain' })).status).toBe(400);
  });

  test('it listens at 127.0.0.1 alone, at no other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1');
    // Where nothing listens on 0.0.0.0, also the rest of the loopback network is deaf.
    for (const host of ['127.0.0.2', ...others.map(({ address }) => address)])
      expect([host, await reaches(host, discord.port)]).toEqual([host, false]);
    expect(await reaches('127.0.0.1', discord.port)).toBe(true);
  });
});

test('an attachment is a download that no browser runs, whatever it calls itself', async () => {
  const form = new FormData();
  form.set('files[0]', new File(['<script>alert(1)</script>'], 'x.html', { type: 'text/html' }));
  await rest(discord, 'POST', `/channels/${channelId(discord, 'world-news')}/messages`, form);
  const file = discord.messages('world-news').at(-1)?.attachments[0];
  const response = await fetch(
    `${discord.url}/attachments/${channelId(discord, 'world-news')}/${file?.id}/x.html`,
  );
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect(await response.text()).toContain('alert(1)');
});

describe('the page', () => {
  test('runs no inline script and is framed by nobody', async () => {
    const response = await fetch(discord.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|\sstyle=/);
  });

  test('is served as JavaScript, and nothing but its own files', async () => {
    const app = await fetch(`${discord.url}/page/app.ts`);
    expect(app.headers.get('content-type')).toContain('text/javascript');
    expect(await app.text()).not.toContain('import type');
    for (const path of ['/page/..%2fmain.ts', '/../main.ts', '/page/%2e%2e/start.ts', '/package.json'])
      expect(await raw(path, {})).toBe(404);
  });

  test('writes what people wrote as text, never as HTML', async () => {
    const files = await readdir('src/local-discord/page', { recursive: true });
    const code = files.filter((name) => name.endsWith('.ts'));
    expect(code.length).toBeGreaterThan(20);
    for (const name of code) {
      const response = await fetch(`${discord.url}/page/${name.replaceAll('\\', '/')}`);
      expect([name, response.status]).toEqual([name, 200]);
      expect(await response.text()).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b/,
      );
    }
  });
});

describe('a port', () => {
  test('that is taken gives way to the next free one', async () => {
    const second = await startLocalDiscord({ port: discord.port });
    expect(second.askedPort).toBe(discord.port);
    expect(second.port).toBeGreaterThan(discord.port);
    await second.close();
  });
});

test('the world is plain data, and a new start with it has the same servers', async () => {
  const saved = JSON.parse(JSON.stringify(discord.world));
  const again = await startLocalDiscord({ world: saved });
  expect(again.token).toBe(discord.token);
  expect(guildId(again, 'Harbour Street')).toBe(guildId(discord, 'Harbour Street'));
  await again.close();
});
