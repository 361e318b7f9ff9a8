import type { Client } from 'discord.js';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { connect, disconnect } from '../../src/discord/client.ts';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { createLog } from '../../src/log.ts';

/** The bot's client, connected to a local Discord and doing nothing yet; it leaves when the test ends. */
export async function connectedClient({ token, apiUrl }: LocalDiscord): Promise<Client<true>> {
  const client = await connect({
    token,
    apiUrl,
    log: createLog('silent'),
    clock: systemClock,
    random: () => 0,
    signal: new AbortController().signal,
    prepare: () => {},
    onFatal: () => {},
  });
  onTestFinished(() => disconnect(client, systemClock));
  return client;
}
