import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CERTIFICATE, KEY } from './certificate.ts';
import { type Answer, listening, serving } from './feed-server.ts';

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
    /broke off|^it cannot be fetched \(\w+\); it is tried again later$/,
  ],
  ['is reset', (_, response) => void response.socket?.resetAndDestroy(), /the connection broke off/],
  [
    'speaks another language',
    (_, response) => response.socket?.end('SSH-2.0\r\n'),
    /^its server does not answer as the web does; check the address, or ask its publisher$/,
  ],
  [
    'is not packed as it says',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed'),
    /^it cannot be fetched \(Z_DATA_ERROR\); it is tried again later$/,
  ],
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

test('a server that is not there is named', async () => {
  const { from } = await serving(() => {});
  const gone = createServer();
  const port = await listening(gone);
  await new Promise((resolve) => gone.close(resolve));
  await expect(from(`http://127.0.0.1:${port}/`)).rejects.toThrow('its server refuses the connection');
});

test('a port that is never fetched from is named, with what to do, wherever it comes up', async () => {
  const { from, get } = await serving((_, response) =>
    response.writeHead(302, { location: 'http://me:secret@127.0.0.1:25/?key=secret' }).end(),
  );
  const words = (port: number) =>
    `it leads to port ${port}, which is kept for another service than the web and not fetched; have it served at another port, such as 8080`;
  await expect(from('http://127.0.0.1:6000/')).rejects.toThrow(words(6000));
  await expect(get()).rejects.toThrow(words(25));
});

test('an address with https at which nobody speaks it is named as that', async () => {
  const { from, port } = await serving((_, response) => response.end());
  await expect(from(`https://127.0.0.1:${port}/`)).rejects.toThrow(
    'its server does not speak https as it should (ERR_SSL_WRONG_VERSION_NUMBER); check whether its address begins with http://',
  );
});

test('a certificate that is not to be trusted is named', async () => {
  const port = await listening(
    createTlsServer({ key: KEY, cert: CERTIFICATE }, (_, response) => response.end()),
  );
  const { from } = await serving(() => {});
  await expect(from(`https://127.0.0.1:${port}/`)).rejects.toThrow(/certificate is not to be trusted/);
});
