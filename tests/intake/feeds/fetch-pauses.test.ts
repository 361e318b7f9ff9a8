import { expect, test } from 'vitest';
import { serving } from './feed-server.ts';

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
