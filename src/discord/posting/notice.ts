import { type Client, type Guild, type GuildBasedChannel, MessageFlags, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Pause, Subscription } from '../../subscriptions/subscription.ts';
import { container, text } from '../components.ts';
import { escapeLine } from '../markdown.ts';
import { obstacleIn } from './obstacle.ts';

/** Tells whoever subscribed that nothing is posted for now. Never rejects. */
export type TellPaused = (subscription: Subscription, pause: Pause) => Promise<void>;

/** A permission of the whole server may pause all its channels at once, and one message leads to all of them. In ms. */
const BETWEEN_MESSAGES = 60 * 60_000;

/**
 * Makes the function that reports pauses: in the channel itself, or in that of a thread, if it can still be written in,
 * else by direct message, at most one an hour to a person for a server. `/subscriptions` shows pauses in any case.
 */
export function createTellPaused(
  client: Client<true>,
  { log, now }: { log: Log; now(): number },
): TellPaused {
  let written: { to: string; at: number }[] = [];

  async function say(channelId: string, words: string, users: readonly string[]): Promise<void> {
    await client.rest.post(Routes.channelMessages(channelId), {
      body: {
        components: [container(text(words))],
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: { parse: [], users },
      },
    });
  }

  async function write(guild: Guild, { channelId, subscribedBy }: Subscription, pause: Pause): Promise<void> {
    const to = `${guild.id} ${subscribedBy}`;
    // A time later than now means that the clock was put back.
    written = written.filter(({ at }) => at <= now() && now() - at < BETWEEN_MESSAGES);
    if (written.some((one) => one.to === to)) return;
    written.push({ to, at: now() });
    // Whoever has left the server is not told: this rejects.
    await guild.members.fetch({ user: subscribedBy, cache: false });
    const { id } = await client.users.createDM(subscribedBy);
    const words = `In **${escapeLine(guild.name)}** ${whyNot(channelId, pause, 'there')} You subscribed that channel, so I tell you.`;
    await say(id, withoutRoles(words), []);
  }

  return async (subscription, pause) => {
    const { guildId, subscribedBy, channelId } = subscription;
    const guild = client.guilds.cache.get(guildId);
    if (!guild) return;
    const place = writable(guild, subscription, now());
    await (place
      ? say(place.id, `<@${subscribedBy}>, ${whyNot(channelId, pause)}`, [subscribedBy])
      : write(guild, subscription, pause)
    ).catch((err: unknown) => log.warn({ err, channel: channelId }, 'nobody could be told of a pause'));
  };
}

/** The channel in which a notice can be written: the subscribed one or, for a thread, its parent. */
function writable(
  guild: Guild,
  { channelId, channelKind }: Subscription,
  now: number,
): GuildBasedChannel | undefined {
  const channel = guild.channels.cache.get(channelId);
  // A thread's own channel takes messages when the thread does not.
  const place = channel?.isThread() ? channel.parent : channel;
  return place?.isTextBased() && channelKind !== 'forum' && !obstacleIn(place, now) ? place : undefined;
}

const whyNot = (channelId: string, { reason, mend }: Pause, where = ''): string =>
  `new briefings cannot be posted in <#${channelId}>: ${reason} ${mend}\n-# I go on by myself once it works again. \`/subscriptions\` ${where && `${where} `}shows how it stands.`;

/** Direct messages know no roles, and would show one as unknown. */
const withoutRoles = (words: string): string => words.replace(/ <@&\d+>/g, '');
