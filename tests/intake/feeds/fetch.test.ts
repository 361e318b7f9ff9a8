import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { createFetcher, type FetchLimits, USUAL_LIMITS } from '../../../src/intake/feeds/fetch-feed.ts';
import { isPrivateAddress } from '../../../src/intake/feeds/private-address.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const LIMITS: FetchLimits = { bytes: 1024 * 1024, ms: 5000, redirects: 3, private: true };

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has such an address.
  return (server.address() as AddressInfo).port;
}

/** A server that answers like this, and a fetch from it. */
async function serving(
  answer: Answer,
  limits: Partial<FetchLimits> = {},
  isPrivate?: (address: string) => boolean,
) {
  const server = createServer(answer);
  const port = await listening(server);
  onTestFinished(() => server.closeAllConnections());
  const { fetchFeed, close } = createFetcher({ ...LIMITS, ...limits }, isPrivate);
  onTestFinished(close);
  const never = new AbortController().signal;
  return {
    port,
    get: (path = '/', have = {}) => fetchFeed(`http://127.0.0.1:${port}${path}`, have, never),
    from: (address: string) => fetchFeed(address, {}, never),
  };
}

test('asks by name only for what changed, and keeps what to ask with next time', async () => {
  const asked: IncomingMessage['headers'][] = [];
  const { get } = await serving((request, response) => {
    asked.push(request.headers);
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else
      response
        .writeHead(200, {
          etag: '"1"',
          'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
          'content-type': 'application/rss+xml',
        })
        .end('a feed');
  });
  const first = await get();
  if (first.kind !== 'new') throw new Error(first.kind);
  expect(Buffer.from(first.bytes).toString()).toBe('a feed');
  expect(first.contentType).toBe('application/rss+xml');
  expect(first.validators).toEqual({ etag: '"1"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' });
  expect(await get('/', first.validators)).toEqual({ kind: 'same' });
  expect(asked[1]).toMatchObject({
    'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT',
    'user-agent': expect.stringContaining('briefing-bot'),
    accept: expect.stringContaining('application/rss+xml'),
  });
});

test('a name and password in the address are told to its server, to no other, and show up nowhere', async () => {
  const asked: [string | undefined, string | undefined][] = [];
  const other = await serving(({ headers }, response) => {
    asked.push(['other', headers.authorization]);
    response.end('a feed');
  });
  const { port, from } = await serving(({ url, headers }, response) => {
    asked.push([url, headers.authorization]);
    response.writeHead(302, { location: url === '/a' ? '/b' : `http://127.0.0.1:${other.port}/` }).end();
  });
  const fetched = await from(`http://me:se%40cret@127.0.0.1:${port}/a`);
  const basic = `Basic ${Buffer.from('me:se@cret').toString('base64')}`;
  expect(asked).toEqual([
    ['/a', basic],
    ['/b', basic],
    ['other', undefined],
  ]);
  expect(JSON.stringify(fetched)).not.toContain('cret');
  const failed = from('http://me:se%ZZcret@127.0.0.1:1/?key=secret').catch(String);
  expect(await failed).toMatch(/write it as %25 in FEEDS$/);
  expect(await failed).not.toMatch(/cret/);
});

test('follows redirects, not for ever, and not to what is not fetched', async () => {
  const { get } = await serving(({ url }, response) => {
    const to = {
      '/old': '/new',
      '/1': '/2',
      '/2': '/3',
      '/3': '/new',
      '/loop': '/loop',
      '/file': 'file:///etc/passwd',
      '/odd': 'http://[',
    }[url ?? ''];
    if (to) response.writeHead(301, { location: to }).end();
    else response.end('here');
  });
  expect(await get('/old')).toMatchObject({ kind: 'new', url: expect.stringMatching(/\/new$/) });
  expect(await get('/1')).toMatchObject({ kind: 'new', url: expect.stringMatching(/\/new$/) });
  await expect(get('/loop')).rejects.toThrow('it redirects more than 3 times');
  await expect(get('/file')).rejects.toThrow('it leads to file://, which is not fetched');
  await expect(get('/odd')).rejects.toThrow('which is no address');
});

test.each([301, 302, 303, 307, 308])('a redirect with %i is followed', async (status) => {
  const { get } = await serving(({ url }, response) =>
    (url === '/' ? response.writeHead(status, { location: '/new' }) : response).end('here'),
  );
  expect(await get()).toMatchObject({ url: expect.stringMatching(/\/new$/) });
});

test('a fetch that is broken off ends at once', async () => {
  const { port } = await serving(() => {});
  const { fetchFeed, close } = createFetcher({ ...LIMITS, ms: 600_000 });
  onTestFinished(close);
  const broken = new AbortController();
  const fetching = fetchFeed(`http://127.0.0.1:${port}/`, {}, broken.signal);
  broken.abort();
  await expect(fetching).rejects.toThrow('it cannot be fetched');
});

test('a feed is read up to the usual size, and after the usual number of redirects', async () => {
  const { get } = await serving(
    ({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left < 9) response.writeHead(302, { location: `/${left - 1}` });
      response.end('x'.repeat(left > 9 || left === 0 ? Math.max(left, 1) : 0));
    },
    { ...USUAL_LIMITS, private: true },
  );
  const most = 5 * 1024 * 1024;
  expect(await get(`/${most}`)).toMatchObject({ kind: 'new' });
  await expect(get(`/${most + 1}`)).rejects.toThrow('it is larger than 5 MiB');
  await expect(get('/8')).rejects.toThrow('it redirects more than 5 times');
});

/** Made beforehand, as that takes longer than a server may. */
const BOMB = gzipSync(Buffer.alloc(50_000_000));

test.each<[string, Answer, RegExp]>([
  ['is too large', (_, response) => response.end('x'.repeat(2_000_000)), /^it is larger than 1 MiB/],
  [
    'is a small file that unpacks to a huge one',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
    /^it is larger than 1 MiB/,
  ],
  ['breaks off', (_, response) => void response.socket?.destroy(), /the connection broke off/],
  [
    'breaks off in the middle',
    (_, response) =>
      void response.writeHead(200, { 'content-length': '99' }).write('x', () => response.socket?.destroy()),
    /broke off|^it cannot be fetched/,
  ],
  ['is reset', (_, response) => void response.socket?.resetAndDestroy(), /the connection broke off/],
  ['is gone', (_, response) => response.writeHead(410).end(), /^it answers 410, so it is not there/],
  ['wants a login', (_, response) => response.writeHead(401).end(), /^it answers 401, so we may not read it/],
  ['is forbidden', (_, response) => response.writeHead(403).end(), /^it answers 403, so we may not read it/],
  [
    'is not there',
    (_, response) => response.writeHead(404).end(),
    /^it answers 404, so it is not there; check the address/,
  ],
  ['is broken', (_, response) => response.writeHead(500).end(), /^it answers 500; it is tried again later/],
])('an address that %s is named in plain words', async (_, answer, words) => {
  const { get } = await serving(answer);
  await expect(get()).rejects.toThrow(words);
});

test('an answer that never ends, or never begins, is not waited for', async () => {
  const { get } = await serving(
    ({ url }, response) => {
      if (url === '/drip') setInterval(() => response.write('x'), 20).unref();
    },
    { ms: 200 },
  );
  await expect(get('/drip')).rejects.toThrow('it takes too long');
  await expect(get('/silent')).rejects.toThrow(/^it takes too long|does not answer/);
});

test('a server that asks for a pause until a moment says how long, and one that says nonsense does not', async () => {
  const { get } = await serving(({ url }, response) => {
    const until =
      url === '/odd' ? 'soon' : new Date(Date.now() + (url === '/past' ? -1 : 1) * 3_600_000).toUTCString();
    response.writeHead(503, { 'retry-after': until }).end();
  });
  const error: unknown = await get('/').catch((one: unknown) => one);
  expect(error).toMatchObject({ retryAfter: expect.any(Number) });
  const { retryAfter } = error as { retryAfter: number };
  expect(Math.abs(retryAfter - 3_600_000)).toBeLessThan(60_000);
  await expect(get('/odd')).rejects.toMatchObject({ retryAfter: undefined });
  await expect(get('/past')).rejects.toMatchObject({ retryAfter: 0 });
});

test('a server that asks for a pause says how long, of which a day is kept at most', async () => {
  const { get } = await serving(({ url }, response) =>
    response.writeHead(429, { 'retry-after': url === '/long' ? '864000' : '120' }).end(),
  );
  await expect(get('/')).rejects.toMatchObject({
    message: 'it answers 429, as we ask too often; it is asked less often now',
    retryAfter: 120_000,
  });
  await expect(get('/long')).rejects.toMatchObject({ retryAfter: 86_400_000 });
});

test('a server that is not there is named', async () => {
  const { from } = await serving(() => {});
  const gone = createServer();
  const port = await listening(gone);
  await new Promise((resolve) => gone.close(resolve));
  await expect(from(`http://127.0.0.1:${port}/`)).rejects.toThrow('its server refuses the connection');
});

test('a certificate that is not to be trusted is named', async () => {
  const port = await listening(
    createTlsServer({ key: KEY, cert: CERTIFICATE }, (_, response) => response.end()),
  );
  const { from } = await serving(() => {});
  await expect(from(`https://127.0.0.1:${port}/`)).rejects.toThrow(/certificate is not to be trusted/);
});

test('a public server cannot lead to a private one: by number, by name, or by a name that changes', async () => {
  const asked: string[] = [];
  const inside = await serving(({ headers }, response) => {
    asked.push(headers.host ?? '');
    response.end('a secret');
  });
  // 127.0.0.1 stands for a public address here, and the rest of the machine for private ones.
  const outside = await serving(
    ({ url }, response) => {
      const to = { '/number': '127.0.0.2', '/six': '[::1]', '/here': '127.0.0.1' }[url ?? ''];
      response.writeHead(302, { location: `http://${to}:${inside.port}/` }).end();
    },
    { private: false },
    (address) => address !== '127.0.0.1' || asked.length > 0,
  );
  for (const path of ['/number', '/six'])
    await expect(outside.get(path)).rejects.toThrow('it leads to a private address');
  expect(asked).toEqual([]);
  expect(await outside.get('/here')).toMatchObject({ kind: 'new' });
  // From now on every address is private, as when a name is given another one between two looks.
  await expect(outside.from(`http://localhost:${inside.port}/`)).rejects.toThrow(
    'it leads to a private address',
  );
  expect(asked).toHaveLength(1);
});

test('a private address is not reached: by number or by name', async () => {
  const asked: string[] = [];
  const { port, get } = await serving(
    ({ url }, response) => {
      asked.push(url ?? '');
      response.end();
    },
    { private: false },
  );
  const { fetchFeed, close } = createFetcher(USUAL_LIMITS);
  onTestFinished(close);
  const words = 'it leads to a private address, which is not fetched; set FEEDS_PRIVATE=yes';
  await expect(get()).rejects.toThrow(words);
  for (const host of ['localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
    await expect(fetchFeed(`http://${host}:${port}/`, {}, new AbortController().signal)).rejects.toThrow(
      words,
    );
  expect(asked).toEqual([]);
});

test.each([
  ['10.1.2.3', true],
  ['127.0.0.1', true],
  ['169.254.169.254', true],
  ['172.31.0.1', true],
  ['192.168.1.1', true],
  ['100.64.0.1', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['fe80::1', true],
  ['fd00::1', true],
  ['0.1.2.3', true],
  ['192.0.0.1', true],
  ['192.0.2.1', true],
  ['192.88.99.1', true],
  ['198.19.0.1', true],
  ['198.51.100.1', true],
  ['203.0.113.1', true],
  ['224.0.0.1', true],
  ['250.0.0.1', true],
  ['::7f00:1', true],
  ['64:ff9b::a00:1', true],
  ['64:ff9b:1::1', true],
  ['100::1', true],
  ['2001::1', true],
  ['2001:db8::1', true],
  ['3fff::1', true],
  ['5f00::1', true],
  ['2002:a00:1::', true],
  ['fc00::1', true],
  ['fec0::1', true],
  ['ff02::1', true],
  ['8.8.8.8', false],
  ['172.32.0.1', false],
  ['2606:4700::1111', false],
])('%s is private: %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});
