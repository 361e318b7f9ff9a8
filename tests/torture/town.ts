import {
  addChannel,
  addGuild,
  addMember,
  addRole,
  BOT_MAY,
  CHANNEL,
  emptyWorld,
  textOf,
  type World,
} from '../../src/local-discord/index.ts';
import type { ChannelKind, Wish } from '../../src/subscriptions/subscription.ts';

const MADE_AT = Date.UTC(2026, 0, 5, 9);
/** Of ten channels, what each is: every kind there is, most of them ordinary. */
const KINDS: readonly ChannelKind[] = [
  'text',
  'text',
  'announcement',
  'text',
  'thread',
  'text',
  'forum',
  'text',
  'text',
  'text',
];
const TYPES = {
  text: CHANNEL.text,
  announcement: CHANNEL.announcement,
  thread: CHANNEL.publicThread,
  forum: CHANNEL.forum,
} as const;

/** How large a town is: `kinds` in turn are those of its channels. */
export type TownSize = { channels: number; perGuild?: number; kinds?: readonly ChannelKind[] };

/** A world with so many channels, and a wish to have each subscribed. */
export function town({ channels, perGuild = 50, kinds = KINDS }: TownSize): {
  world: World;
  wishes: Wish[];
} {
  const world = emptyWorld(MADE_AT, { bot: 'Briefings', owner: 'Olivia' });
  const { ownerId } = world.application;
  const wishes: Wish[] = [];
  for (let count = 0; count < channels; count += perGuild) {
    const guild = addGuild(world, MADE_AT, `Server ${count / perGuild}`, ownerId);
    const role = addRole(world, MADE_AT, guild, 'Briefings', { permissions: BOT_MAY, botId: world.botId });
    addMember(guild, MADE_AT, world.botId, [role.id]);
    const square = addChannel(world, MADE_AT, guild, 'square');
    for (let n = count; n < Math.min(channels, count + perGuild); n += 1) {
      const kind = kinds[n % kinds.length] ?? 'text';
      const channel = addChannel(world, MADE_AT, guild, `${kind}-${n}`, {
        type: TYPES[kind],
        ...(kind === 'thread' && { parentId: square.id, threadOwnerId: ownerId }),
      });
      wishes.push({
        guildId: guild.id,
        channelId: channel.id,
        channelKind: kind,
        subscribedBy: ownerId,
        timeZone: 'UTC',
        topics: [],
        crosspost: kind === 'announcement',
      });
    }
  }
  return { world, wishes };
}

/** How often a text stands in each channel, or in the posts of a forum, by the channel's id. */
export function countsOf(world: World, text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [where, messages] of Object.entries(world.messages)) {
    const channel = world.channels[where];
    const parent = world.channels[channel?.parentId ?? ''];
    const place = parent?.type === CHANNEL.forum ? parent.id : where;
    const found = messages.filter((message) => textOf(message).includes(text)).length;
    if (found) counts.set(place, (counts.get(place) ?? 0) + found);
  }
  return counts;
}
