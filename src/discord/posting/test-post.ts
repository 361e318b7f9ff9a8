import { type Client, MessageFlags, Routes } from 'discord.js';
import type { Subscription } from '../../subscriptions/subscription.ts';
import { container, text } from '../components.ts';
import { missingFor } from './missing.ts';
import { refusalOf } from './refusal.ts';

/** What the bot lacks to post for a subscription, in a sentence with where to grant it; `undefined` when nothing it knows of. */
export function obstacle(client: Client, { channelId, guildId }: Subscription): string | undefined {
  const channel = client.guilds.cache.get(guildId)?.channels.cache.get(channelId);
  const missing = channel && missingFor(channel);
  return (
    missing && `❌ <#${channelId}>: **${missing.permissions.join('**, **')}** is missing. ${missing.mend}`
  );
}

/**
 * Posts a line in a subscription's channel, once for the same `nonce` (at most 25 characters), and says in a sentence whether
 * that worked and what to do if not.
 */
export async function testPost(client: Client, subscription: Subscription, nonce: string): Promise<string> {
  const { channelId, channelKind } = subscription;
  const missing = obstacle(client, subscription);
  if (missing) return missing;
  // A post in a forum would stay there as a thread of its own; that nothing is missing has to do.
  if (channelKind === 'forum') return `✅ I may post in <#${channelId}>.`;
  try {
    await client.rest.post(Routes.channelMessages(channelId), {
      body: {
        components: [container(text('A test: new briefings will be posted here.'))],
        flags: MessageFlags.IsComponentsV2,
        allowed_mentions: { parse: [] },
        nonce,
        enforce_nonce: true,
      },
    });
    return `✅ A test was posted in <#${channelId}>.`;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.kind === 'paused') return `❌ <#${channelId}>: ${refusal.pause.reason} ${refusal.pause.mend}`;
    return `❌ <#${channelId}> could not be reached. Please try again in a minute.`;
  }
}
