import { once } from 'node:events';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { refuseForeign } from '../../src/local-discord/control/guard.ts';
import { test } from './fresh.ts';
import { connect } from './raw-gateway.ts';
import { raw } from './raw-request.ts';

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

test('a foreign Host, as in DNS rebinding, is refused everywhere', async ({ discord }) => {
  const { port } = discord;
  for (const path of ['/', '/page/app.ts', '/api/v10/gateway', '/local/home', '/attachments/1/2/x'])
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `localhost.evil:${port}`,
    ])
      expect([path, host, await raw(discord, path, { host })]).toEqual([path, host, 403]);
  expect(await raw(discord, '/', { host: `localhost:${port}` })).toBe(200);
});

test('at the usual port of http a Host and an Origin without the port are our own, and at no other', () => {
  const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1' };
  expect(refuseForeign({ headers }, 80)).toBeUndefined();
  expect(refuseForeign({ headers }, 3000)).toContain('answers only to 127.0.0.1:3000');
  expect(refuseForeign({ headers: { host: 'evil.example' } }, 80)).toContain('answers only to');
});

test('a page of another site is refused, also at the gateway', async ({ discord }) => {
  for (const origin of [
    'https://evil.example',
    'null',
    `http://localhost.evil:${discord.port}`,
    `https://127.0.0.1:${discord.port}`,
  ]) {
    expect(await raw(discord, '/local/home', { origin })).toBe(403);
    expect(await connect(discord, 'v=10', { origin }).closed).toBe(0);
    const events = new WebSocket(`${discord.url.replace('http', 'ws')}/local/events`, { origin });
    expect((await once(events, 'error'))[0].message).toContain('403');
  }
  expect(await connect(discord, 'v=10', { host: 'evil.example' }).closed).toBe(0);
  expect(await raw(discord, '/local/home', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await raw(discord, '/local/home', { origin: discord.url })).toBe(200);
});

test('a link to the page is followed from anywhere, but nothing else is, and no frame', async ({
  discord,
}) => {
  const from = (dest: string, mode = 'navigate') => ({
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': mode,
    'sec-fetch-dest': dest,
  });
  expect(await raw(discord, '/', from('document'))).toBe(200);
  expect(await raw(discord, '/?channel=1', from('document'))).toBe(200);
  expect(await raw(discord, '/', from('iframe'))).toBe(403);
  expect(await raw(discord, '/', from('document', 'no-cors'))).toBe(403);
  expect(await raw(discord, '/', from('empty', 'cors'))).toBe(403);
  expect(await raw(discord, '/', from('document'), 'POST')).toBe(403);
  expect(await raw(discord, '/', { ...from('document'), origin: 'https://evil.example' })).toBe(403);
  expect(await raw(discord, '/', { ...from('document'), host: 'evil.example' })).toBe(403);
  for (const path of ['/local/home', '/page/app.ts', '/api/v10/gateway'])
    expect([path, await raw(discord, path, from('document'))]).toEqual([path, 403]);
});

test('a form cannot act: only JSON is read', async ({ discord }) => {
  expect(await raw(discord, '/local/reset', { 'content-type': 'text/plain' }, 'POST')).toBe(400);
});

test('it listens at 127.0.0.1 alone, at no other address of this machine', async ({ discord }) => {
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1');
  // Where nothing listens on 0.0.0.0, also the rest of the loopback network is deaf.
  for (const host of ['127.0.0.2', ...others.map(({ address }) => address)])
    expect([host, await reaches(host, discord.port)]).toEqual([host, false]);
  expect(await reaches('127.0.0.1', discord.port)).toBe(true);
});
