import { createHash } from 'node:crypto';

/**
 * The id of the delivery of a briefing to a subscription: 22 characters, always the same for these two. It fits
 * Discord's nonce (25).
 */
export function deliveryId(briefingId: string, subscriptionId: string): string {
  const digest = createHash('sha256').update(`${briefingId}\n${subscriptionId}`).digest('base64url');
  return digest.slice(0, 22);
}
