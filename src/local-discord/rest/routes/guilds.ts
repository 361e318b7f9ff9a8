import { channelWire } from '../../wire/channel.ts';
import { guildWire } from '../../wire/guild.ts';
import { memberWire } from '../../wire/user.ts';
import { memberById } from '../../world/lookup.ts';
import { activeThreads } from '../../world/permissions.ts';
import { ownGuild } from '../access.ts';
import { ok, type Route } from '../route.ts';

/** A guild the bot is in, one of its members, and the threads the bot sees there that are not archived. */
export const GUILD_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guildId',
    auth: true,
    run: ({ engine, part }) => ok(guildWire(ownGuild(engine, part('guildId')))),
  },
  {
    method: 'GET',
    path: '/guilds/:guildId/members/:userId',
    auth: true,
    run: ({ engine: { world }, engine, part }) =>
      ok(memberWire(world, memberById(ownGuild(engine, part('guildId')), part('userId')))),
  },
  {
    method: 'GET',
    path: '/guilds/:guildId/threads/active',
    auth: true,
    run: ({ engine: { world, clock }, engine, part }) => {
      const threads = activeThreads(world, ownGuild(engine, part('guildId')).id, clock.now());
      return ok({
        threads: threads.map((thread) => channelWire(world, thread)),
        members: [],
        has_more: false,
      });
    },
  },
];
