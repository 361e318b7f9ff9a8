import { expect, test } from 'vitest';
import { serving } from './feed-server.ts';

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
  await expect(get('/file')).rejects.toThrow(
    'it leads to file://, which is not fetched; ask its publisher for',
  );
  await expect(get('/odd')).rejects.toThrow(
    'it redirects to "http://[", which is no address; ask its publisher for',
  );
});

test.each([301, 302, 303, 307, 308])('a redirect with %i is followed', async (status) => {
  const { get } = await serving(({ url }, response) =>
    (url === '/' ? response.writeHead(status, { location: '/new' }) : response).end('here'),
  );
  expect(await get()).toMatchObject({ url: expect.stringMatching(/\/new$/) });
});
