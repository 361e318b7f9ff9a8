import { test as fresh } from './fresh.ts';
import type { Json } from './rest.ts';

/** A command and an option as they are registered; `parts` replace what is usual. */
export const command = (parts: Json = {}) => ({ name: 'ask', description: 'Asks', ...parts });
export const option = (parts: Json = {}) => ({ type: 3, name: 'what', description: 'What', ...parts });

/** A test with a stand-in without rate limits; `path` is where the bot's commands are in the REST API. */
export const test = fresh
  .extend('options', () => ({ limits: false }))
  .extend('path', ({ discord }) => `/applications/${discord.world.application.id}/commands`);
