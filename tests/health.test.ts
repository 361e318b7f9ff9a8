import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { serveHealth } from '../src/health.ts';

/** The first line of the answer to a GET request for a path that no client of HTTP would send. */
async function statusOf(port: number, path: string): Promise<string | undefined> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return (await text(socket)).split('\r\n')[0];
}

test('whatever path is asked for, it is answered, and health goes on being served', async () => {
  const metrics = { contentType: 'text/plain', text: async () => '' };
  const health = await serveHealth(0, { missing: async () => [], refused: () => [], metrics });
  onTestFinished(() => health.close());
  for (const path of ['//', '/../', 'http://', '*', '/%', '/healthz/'])
    expect([path, await statusOf(health.port, path)]).toEqual([path, 'HTTP/1.1 404 Not Found']);
  for (const path of ['/healthz', '/healthz?from=supervisor', '/readyz', '/metrics'])
    expect([path, await statusOf(health.port, path)]).toEqual([path, 'HTTP/1.1 200 OK']);
});
