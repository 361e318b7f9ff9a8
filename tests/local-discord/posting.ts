import type { LocalDiscordOptions } from '../../src/local-discord/index.ts';
import { test as fresh } from './fresh.ts';
import { channelId, rest } from './rest.ts';

/** The bot, as one whose permissions are set. */
export const bot = { member: 'Briefings' };

/** What a refusal is told with: its status and Discord's code. */
export const refused = (status: number, code: number) => ({ status, body: { code } });

/** A test with a stand-in without rate limits, and a bot that posts in channels and forums by their names. */
export const test = fresh
  .extend('options', (): LocalDiscordOptions => ({ limits: false }))
  .extend(
    'post',
    ({ discord }) =>
      (channel: string, body: unknown = { content: 'x' }) =>
        rest(discord, 'POST', `/channels/${channelId(discord, channel)}/messages`, body),
  )
  .extend(
    'postThread',
    ({ discord }) =>
      (channel: string, body: unknown) =>
        rest(discord, 'POST', `/channels/${channelId(discord, channel)}/threads`, body),
  );
