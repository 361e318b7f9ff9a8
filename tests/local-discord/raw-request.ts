import { request } from 'node:http';
import type { LocalDiscord } from '../../src/local-discord/index.ts';

/** The status of a plain request with any headers, those a browser sets by itself included. */
export function raw(
  discord: LocalDiscord,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number> {
  return new Promise((resolve, reject) => {
    // An address would be tidied up on the way; a path goes out as it is.
    const sent = request({ host: '127.0.0.1', port: discord.port, path, headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}
