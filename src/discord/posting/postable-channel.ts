import { ChannelType, type ChatInputCommandInteraction, type GuildBasedChannel, Role } from 'discord.js';
import type { ChannelKind } from '../../subscriptions/subscription.ts';
import { UserError } from '../command.ts';
import { rightsIn } from '../rights.ts';
import { kindOf } from './channel-kind.ts';
import { obstacleIn, pingObstacle } from './obstacle.ts';
import { refusalOf } from './refusal.ts';

/** A channel that was checked: briefings can be posted in it now. */
export type Postable = { channel: GuildBasedChannel; kind: ChannelKind };

/**
 * The channel that somebody named in the option `channel`, or else the one they are in, once it is certain that the bot
 * can post in it at `now` and ping the option `role`. Throws `UserError` that names what is missing and where to grant
 * it.
 */
export async function postableChannel(
  interaction: ChatInputCommandInteraction,
  now: number,
): Promise<Postable> {
  const channel = await named(interaction);
  const kind = kindOf(channel);
  if (!kind)
    throw new UserError(
      `Briefings cannot be posted in <#${channel.id}>. Choose a text, announcement or forum channel, or a thread.`,
    );
  const obstacle = obstacleIn(channel, now);
  if (obstacle)
    throw new UserError(
      `I cannot post in <#${channel.id}> yet. ${obstacle.reason}\n${obstacle.mend}\nThen send the command again.`,
    );
  const role = roleOf(interaction);
  const silence = role && pingObstacle(channel, role, rightsIn(interaction, channel.id));
  if (silence)
    throw new UserError(
      `Nothing has changed: ${silence.reason}\n${silence.mend}\nThen send the command again, or leave out \`role\`.`,
    );
  return { channel, kind };
}

function roleOf({ options, guildId }: ChatInputCommandInteraction): Role | undefined {
  const role = options.getRole('role');
  return role instanceof Role && role.id !== guildId ? role : undefined;
}

async function named({ options, guild, channelId }: ChatInputCommandInteraction): Promise<GuildBasedChannel> {
  if (!guild) throw new UserError('I am not in this server. Invite me first, with the scope **bot**.');
  const id = options.getChannel('channel')?.id ?? channelId;
  const known = guild.channels.cache.get(id);
  // A private thread is known from the command alone, whether or not the bot is in it. Nothing is known of closed ones.
  const sure = known && known.type !== ChannelType.PrivateThread;
  const channel = sure ? known : await guild.channels.fetch(id, { force: true }).catch(refusalOf);
  if (channel && !('kind' in channel)) return channel;
  if (channel && channel.kind !== 'paused')
    throw new UserError(`Discord does not answer for <#${id}> just now. Please try again in a minute.`);
  throw new UserError(
    `I cannot see <#${id}>. Open its settings, Permissions, add my role and allow **View Channel** (to add me to a private thread, mention me in it); then send the command again.`,
  );
}
