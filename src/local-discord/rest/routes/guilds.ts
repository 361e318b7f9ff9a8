import { removeBot } from '../../guilds/guilds.ts';
import { channelWire } from '../../wire/channel.ts';
import { guildWire } from '../../wire/guild.ts';
import { memberWire, roleWire } from '../../wire/user.ts';
import { botGuilds, channelsOf, memberById } from '../../world/lookup.ts';
import { guildPermissions } from '../../world/permissions.ts';
import { ownGuild } from '../access.ts';
import { DONE, ok, type Route } from '../route.ts';

/** Guilds the bot is in, with their channels, roles and members. */
export const GUILD_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/@me/guilds',
    auth: true,
    run: ({ engine: { world } }) =>
      ok(
        botGuilds(world).map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: guild.ownerId === world.botId,
          permissions: guildPermissions(guild, memberById(guild, world.botId)).toString(),
          features: ['COMMUNITY', 'NEWS'],
        })),
      ),
  },
  {
    method: 'DELETE',
    path: '/users/@me/guilds/:guildId',
    auth: true,
    run: ({ engine, part }) => {
      removeBot(engine, ownGuild(engine, part('guildId')));
      return DONE;
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guildId',
    auth: true,
    run: ({ engine, part }) => ok(guildWire(ownGuild(engine, part('guildId')))),
  },
  {
    method: 'GET',
    path: '/guilds/:guildId/channels',
    auth: true,
    run: ({ engine: { world }, engine, part }) =>
      ok(
        channelsOf(world, ownGuild(engine, part('guildId')).id).map((channel) => channelWire(world, channel)),
      ),
  },
  {
    method: 'GET',
    path: '/guilds/:guildId/roles',
    auth: true,
    run: ({ engine, part }) => {
      const guild = ownGuild(engine, part('guildId'));
      return ok(Object.values(guild.roles).map((role) => roleWire(role, guild.id)));
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guildId/members/:userId',
    auth: true,
    run: ({ engine, part }) => {
      const guild = ownGuild(engine, part('guildId'));
      const userId = part('userId') === '@me' ? engine.world.botId : part('userId');
      return ok(memberWire(engine.world, memberById(guild, userId)));
    },
  },
];
