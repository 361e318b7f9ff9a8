import { type Client, MessageFlags, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Pause, Subscription } from '../../subscriptions/subscription.ts';
import { container, text } from '../components.ts';
import { obstacleIn } from './obstacle.ts';

/**
 * Tells whoever subscribed that nothing is posted for now, in the channel itself when that can still be written in;
 * `/subscriptions` shows it in any case. Never rejects.
 */
export async function tellPaused(
  client: Client<true>,
  { guildId, channelId, subscribedBy, channelKind }: Subscription,
  pause: Pause,
  { log, now }: { log: Log; now: number },
): Promise<void> {
  const channel = client.guilds.cache.get(guildId)?.channels.cache.get(channelId);
  // A thread's own channel takes messages when the thread does not.
  const place = channel?.isThread() ? channel.parent : channel;
  if (!place?.isTextBased() || channelKind === 'forum' || obstacleIn(place, now)) return;
  const words = `<@${subscribedBy}>, new briefings cannot be posted in <#${channelId}>: ${pause.reason} ${pause.mend}\n-# I go on by myself once it works again. \`/subscriptions\` shows how it stands.`;
  await client.rest
    .post(Routes.channelMessages(place.id), {
      body: {
        components: [container(text(words))],
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: { users: [subscribedBy] },
      },
    })
    .catch((error: unknown) =>
      log.warn({ err: error, channel: place.id }, 'nobody could be told of a pause'),
    );
}
