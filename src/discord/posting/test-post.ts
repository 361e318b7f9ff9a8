import { type Client, MessageFlags, Routes } from 'discord.js';
import type { Subscription } from '../../subscriptions/subscription.ts';
import { container, text } from '../components.ts';
import { placeOf } from './place.ts';
import { refusalOf } from './refusal.ts';

/**
 * What keeps the bot from posting for a subscription, in a sentence with how to mend it; `undefined` when it knows of
 * nothing.
 */
export async function obstacle(
  client: Client,
  subscription: Subscription,
  now: number,
): Promise<string | undefined> {
  const place = await placeOf(client, subscription, now).catch(() => LATER);
  if (place.kind === 'open') return undefined;
  const why = place.kind === 'paused' ? `${place.pause.reason} ${place.pause.mend}` : TRY_AGAIN;
  return `❌ <#${subscription.channelId}>: ${why}`;
}

const LATER = { kind: 'later' } as const;
const TRY_AGAIN = 'Discord does not answer for it just now. Please try again in a minute.';

/**
 * Posts a line in a subscription's channel, once for the same `nonce` (at most 25 characters). Says in a sentence
 * whether that worked, and if not, what to do.
 */
export async function testPost(
  client: Client,
  subscription: Subscription,
  { nonce, now }: { nonce: string; now: number },
): Promise<string> {
  const { channelId, channelKind } = subscription;
  const inTheWay = await obstacle(client, subscription, now);
  if (inTheWay) return inTheWay;
  // A test post in a forum would stay there as a thread. Saying that nothing is missing has to do.
  if (channelKind === 'forum') return `✅ I may post in <#${channelId}>.`;
  try {
    await client.rest.post(Routes.channelMessages(channelId), {
      body: {
        components: [container(text('A test: this is where new briefings are posted.'))],
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
    return `❌ <#${channelId}>: ${TRY_AGAIN}`;
  }
}
