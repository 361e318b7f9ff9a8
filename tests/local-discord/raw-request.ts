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
    const sent = request(`${discord.url}${path}`, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}
