import { test as base } from 'vitest';
import { createClock, type LocalDiscordOptions, startLocalDiscord } from '../../src/local-discord/index.ts';

/** Stands still, so that counts do not depend on how fast the machine is. */
export const stillClock = () => createClock(() => Date.UTC(2026, 5, 1));

/** A test that is handed a stand-in of its own; extend it with other `options` to start that otherwise. */
export const test = base
  .extend('options', (): LocalDiscordOptions => ({}))
  .extend('discord', async ({ options }, { onCleanup }) => {
    const discord = await startLocalDiscord(options);
    onCleanup(() => discord.close());
    return discord;
  });
