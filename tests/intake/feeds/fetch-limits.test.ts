import { expect, test } from 'vitest';
import { USUAL_LIMITS } from '../../../src/intake/feeds/fetch-feed.ts';
import { serving } from './feed-server.ts';

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

test('a fetch that is broken off ends at once', async () => {
  const { get } = await serving(() => {}, { ms: 600_000 });
  const broken = new AbortController();
  const fetching = get('/', {}, broken.signal);
  broken.abort();
  await expect(fetching).rejects.toThrow('it cannot be fetched (AbortError)');
});
