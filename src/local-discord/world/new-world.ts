import { nextId } from '../snowflake.ts';
import type { User, World } from './world.ts';

/** A world with a bot, its owner and nothing else. Ids count from `now` (ms since 1970). */
export function emptyWorld(now: number, names: { bot: string; owner: string }): World {
  const state = { lastId: '0' };
  const botId = nextId(state, now);
  const owner: User = {
    id: nextId(state, now),
    username: names.owner.toLowerCase(),
    globalName: names.owner,
    bot: false,
    locale: 'en-GB',
  };
  const bot: User = { id: botId, username: names.bot, globalName: null, bot: true, locale: 'en-US' };
  return {
    lastId: state.lastId,
    botId,
    token: `${Buffer.from(botId).toString('base64url')}.local.discord`,
    application: { id: botId, name: names.bot, ownerId: owner.id, team: null, commands: [] },
    users: { [bot.id]: bot, [owner.id]: owner },
    guilds: {},
    channels: {},
    messages: {},
  };
}

/** Adds a person. */
export function addUser(world: World, now: number, name: string, locale = 'en-GB'): User {
  const user: User = {
    id: nextId(world, now),
    username: name.toLowerCase(),
    globalName: name,
    bot: false,
    locale,
  };
  world.users[user.id] = user;
  return user;
}
