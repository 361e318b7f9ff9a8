import { createConnection } from 'node:net';
import { describe, expect } from 'vitest';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { test } from './fresh.ts';

/** Sends the head of an upgrade and then `more`; resolves with all that came back once the other side has closed. */
function upgrade(
  { port }: LocalDiscord,
  target: string,
  more: Uint8Array = new Uint8Array(0),
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port });
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
        `Host: 127.0.0.1:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        '\r\n',
      ].join('\r\n'),
    );
  });
}

describe('a connection that asks for the gateway', () => {
  test.for(['//', '/\\', 'http://[', '//:x/?v=10'])(
    'at the address %s gets 400',
    async (target, { discord }) => {
      expect(await upgrade(discord, target)).toMatch(/^HTTP\/1\.1 400 /);
      expect((await fetch(`${discord.apiUrl}/v10/gateway`)).status).toBe(403);
    },
  );

  test('in a version that is not spoken, and then breaks the protocol, is cut off and nobody else', async ({
    discord,
  }) => {
    const unmaskedFrameWithReservedBits = Uint8Array.of(0xff, 0x00);
    expect(await upgrade(discord, '/?v=9', unmaskedFrameWithReservedBits)).toMatch(/^HTTP\/1\.1 101 /);
    expect((await fetch(`${discord.apiUrl}/v10/gateway`)).status).toBe(403);
  });
});
