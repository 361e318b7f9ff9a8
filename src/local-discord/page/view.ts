import {
  type Channel,
  type Command,
  type Guild,
  type Home,
  isThread,
  KIND,
  type Member,
  type Message,
  type Role,
} from './model.ts';

const MANAGE_GUILD = 1n << 5n;

/** Who looks at what. */
export type Place = { as: string; channel: string };

/** Everything drawn at one moment. */
export type View = {
  place: Place;
  home: Home;
  channel: Channel;
  /** Undefined in direct messages. */
  guild: Guild | undefined;
  messages: readonly Message[];
  /** How many there are before them. */
  earlier: number;
  /** The channels with something new to read, by id. */
  unread: ReadonlySet<string>;
  commands: readonly Command[];
};

/** Every channel this person sees, direct messages first. */
export function allChannels(home: Home): Channel[] {
  return [home.directMessages, ...home.guilds.flatMap((guild) => guild.channels)];
}

/** The server a channel is in; undefined for direct messages. */
export function guildOf(home: Home, channelId: string): Guild | undefined {
  return home.guilds.find((guild) => guild.channels.some((channel) => channel.id === channelId));
}

/** The channel a server opens with: its first one to read. */
export function firstChannel(guild: Guild): Channel | undefined {
  return inOrder(guild).find((channel) => channel.type !== KIND.category && !isThread(channel));
}

/** Channels without a category, then each category with what is in it; threads follow their channel. */
export function inOrder({ channels }: Guild): Channel[] {
  const under = (parent: string | null): Channel[] =>
    channels
      .filter((channel) => (channel.parent_id ?? null) === parent)
      .sort(
        (a, b) =>
          Number(a.type === KIND.category) - Number(b.type === KIND.category) ||
          (a.position ?? 0) - (b.position ?? 0),
      )
      .flatMap((channel) => [channel, ...under(channel.id)]);
  return under(null);
}

/** The role a member is listed under: the highest that stands out. */
export function standing(guild: Guild, member: Member): Role | undefined {
  return guild.roles
    .filter((role) => role.hoist && member.roles.includes(role.id))
    .sort((a, b) => b.position - a.position)[0];
}

/** What a person is in a server, in a word or two. */
export function rankIn(guild: Guild | undefined, userId: string): string {
  const member = guild?.members.find((one) => one.id === userId);
  if (!guild) return 'Online';
  if (!member) return 'Not in this server';
  if (guild.owner_id === userId) return 'Owner';
  const bits = guild.roles
    .filter((role) => member.roles.includes(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n);
  return bits & MANAGE_GUILD ? 'Moderator' : 'Member';
}
