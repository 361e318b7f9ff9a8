import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';

describe('a connection that asks for the gateway', () => {
  let discord: LocalDiscord;
  beforeAll(async () => {
    discord = await startLocalDiscord();
  });
  afterAll(() => discord.close());

  /** Sends the head of an upgrade and then `more`; resolves with all that came back once the other side has closed. */
  const upgrade = (target: string, more: Uint8Array = new Uint8Array(0)): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = createConnection({ host: '127.0.0.1', port: discord.port });
      let heard = '';
      socket.on('data', (bytes) => {
        if (heard === '') socket.write(more);
        heard += bytes.toString('latin1');
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(heard));
      socket.write(
        [
          `GET ${target} HTTP/1.1`,
          `Host: 127.0.0.1:${discord.port}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          '\r\n',
        ].join('\r\n'),
      );
    });

  test.each(['//', '/\\', 'http://[', '//:x/?v=10'])('at the address %s gets 400', async (target) => {
    expect(await upgrade(target)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`${discord.apiUrl}/v10/gateway`)).status).toBe(403);
  });

  test('in a version that is not spoken, and then breaks the protocol, is cut off and nobody else', async () => {
    const unmaskedFrameWithReservedBits = Uint8Array.of(0xff, 0x00);
    expect(await upgrade('/?v=9', unmaskedFrameWithReservedBits)).toMatch(/^HTTP\/1\.1 101 /);
    expect((await fetch(`${discord.apiUrl}/v10/gateway`)).status).toBe(403);
  });
});
