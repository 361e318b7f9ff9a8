import { expect, test } from 'vitest';
import { NOW, serving } from './feed-server.ts';

const HOUR = 3_600_000;

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
  const until = new Map([
    ['/', NOW + HOUR],
    ['/past', NOW - HOUR],
    ['/long', NOW + 25 * HOUR],
  ]);
  const { get } = await serving(({ url = '' }, response) => {
    const moment = until.get(url);
    response.writeHead(503, { 'retry-after': moment ? new Date(moment).toUTCString() : 'soon' }).end();
  });
  await expect(get('/')).rejects.toMatchObject({ retryAfter: HOUR });
  await expect(get('/past')).rejects.toMatchObject({ retryAfter: 0 });
  await expect(get('/long')).rejects.toMatchObject({ retryAfter: 24 * HOUR });
  await expect(get('/odd')).rejects.toMatchObject({ retryAfter: undefined });
});
