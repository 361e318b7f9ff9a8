import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Attachment } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { download } from '../../src/discord/download.ts';

/** A file as Discord tells of it, where every request is answered with this status and counted. */
async function uploaded(status: number, size: number) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(status).end('words');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  // All that `download` reads of it.
  const file = { url: `http://127.0.0.1:${port}/`, size } as Attachment;
  return { file, asked: () => asked };
}

test('the bytes of a file are what its server sends', async () => {
  const { file } = await uploaded(200, 5);
  expect(new TextDecoder().decode(await download(file))).toBe('words');
});

test('what a server sends instead of a file that it does not have is none', async () => {
  const { file } = await uploaded(404, 5);
  await expect(download(file)).rejects.toThrow('Discord did not hand me the file.');
});

test('a file that is too large is refused by its size and not asked for', async () => {
  const { file, asked } = await uploaded(200, 1024 * 1024 + 1);
  await expect(download(file)).rejects.toThrow('1048577 bytes');
  expect(asked()).toBe(0);
});
