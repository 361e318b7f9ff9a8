import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { serving } from './feed-server.ts';

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
