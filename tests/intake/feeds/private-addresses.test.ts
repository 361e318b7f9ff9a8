import { expect, test } from 'vitest';
import { USUAL_LIMITS } from '../../../src/intake/feeds/fetch-feed.ts';
import { isPrivateAddress } from '../../../src/intake/feeds/private-address.ts';
import { serving } from './feed-server.ts';

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
  const { port, get, from } = await serving(({ url }, response) => {
    asked.push(url ?? '');
    response.end();
  }, USUAL_LIMITS);
  const words = 'it leads to a private address, which is not fetched; set FEEDS_PRIVATE=yes';
  await expect(get()).rejects.toThrow(words);
  for (const host of ['localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
    await expect(from(`http://${host}:${port}/`)).rejects.toThrow(words);
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
