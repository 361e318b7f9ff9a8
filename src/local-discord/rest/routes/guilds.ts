import { channelWire } from '../../wire/channel.ts';
import { guildWire } from '../../wire/guild.ts';
import { activeThreads } from '../../world/permissions.ts';
import { ownGuild } from '../access.ts';
import { ok, type Route } from '../route.ts';

/** A guild the bot is in, and the threads it sees there that are not archived. */
export const GUILD_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guildId',
    auth: true,
    run: ({ engine, part }) => ok(guildWire(ownGuild(engine, part('guildId')))),
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
