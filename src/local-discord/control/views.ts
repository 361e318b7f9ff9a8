import { z } from 'zod';
import { canSee } from '../actions/find.ts';
import { textOf } from '../messages/text.ts';
import { commandWire } from '../rest/routes/commands.ts';
import { channelWire } from '../wire/channel.ts';
import { messageWire } from '../wire/message.ts';
import { roleWire, userWire } from '../wire/user.ts';
import type { Message } from '../world/message.ts';
import { channelPermissions, mayWrite } from '../world/permissions.ts';
import { type Operation, operation } from './operation.ts';
import { judged } from './verdict.ts';

const MOST_MESSAGES = 200;
const CARD_CHARACTERS = 200;

/** What can be looked at, over HTTP; `as` for whose eyes. */
export const VIEWS: Record<string, Operation> = {
  home: operation(z.object({ as: z.string().optional() }), async ({ engine, discord, forget }, given) => {
    const { world, memory } = engine;
    const people = Object.values(world.users).filter((user) => !user.bot);
    const actor = discord.as(given.as ?? world.application.ownerId);
    const mine = Object.values(world.guilds).filter((guild) => guild.members[actor.user.id]);
    const seen = (guildId: string | null) =>
      actor.channels().filter((channel) => channel.guildId === guildId);
    return {
      now: discord.now(),
      began: memory.beganAt,
      forgets: forget !== undefined,
      me: userWire(actor.user),
      locale: actor.user.locale,
      people: people.map(userWire),
      bot: { ...userWire(world.users[world.botId] ?? actor.user), connected: discord.connected() },
      directMessages: channelWire(world, actor.directMessages()),
      guilds: mine.map((guild) => ({
        id: guild.id,
        name: guild.name,
        owner_id: guild.ownerId,
        roles: Object.values(guild.roles).map(roleWire),
        members: Object.values(guild.members).map((member) => ({
          ...userWire(world.users[member.userId] ?? actor.user),
          roles: member.roleIds,
        })),
        channels: seen(guild.id).map((channel) => ({
          ...channelWire(world, channel),
          can_write: mayWrite(channelPermissions(world, actor.user.id, channel, discord.now()), channel),
          bot_can_see: canSee(engine, world.botId, channel),
          ...(channel.thread && { first_message: firstWords(world.messages[channel.id]) }),
        })),
      })),
    };
  }),
  channel: operation(
    z.object({ as: z.string(), channel: z.string() }),
    async ({ engine, discord }, given) => {
      const actor = discord.as(given.as);
      const messages = actor.messages(given.channel);
      return {
        earlier: Math.max(0, messages.length - MOST_MESSAGES),
        messages: messages.slice(-MOST_MESSAGES).map((message) => messageWire(engine, message)),
        commands: actor.commands(given.channel).map((command) => commandWire(engine, command, true)),
      };
    },
  ),
  'judged-traffic': operation(
    z.object({ from: z.coerce.number().default(0) }),
    async ({ discord }, { from }) => ({
      entries: await judged(discord.traffic(from).slice(-MOST_MESSAGES)),
    }),
  ),
  status: operation(z.object({}), async ({ discord }) => ({
    now: discord.now(),
    connected: discord.connected(),
    faults: discord.faults(),
  })),
};

/** How a forum's post begins, as its card shows it. */
function firstWords(messages: readonly Message[] = []): string {
  const first = messages.find((message) => message.visibleTo === null);
  return first ? textOf(first).slice(0, CARD_CHARACTERS) : '';
}
