import type { LocalTime } from './local-time.ts';
import type { ChannelKind, Subscription, Wish } from './subscription.ts';

/** What somebody typed with `/subscribe`, read; what was left out is `undefined`, what was taken away `null`. */
export type Given = {
  guildId: string;
  channelId: string;
  channelKind: ChannelKind;
  subscribedBy: string;
  roleId?: string | null;
  time?: LocalTime | null;
  timeZone?: string;
  topics?: readonly string[];
};

/** Until somebody says where they are. */
export const DEFAULT_TIME_ZONE = 'UTC';

/**
 * What is wished for the channel: what was left out stays as it was `before`; a new one posts at once, without a ping,
 * all topics, in the zone that the server's other subscriptions use.
 */
export function wishFrom(given: Given, before: Subscription | undefined, zoneHere: string | undefined): Wish {
  const { guildId, channelId, channelKind, subscribedBy } = given;
  const roleId = given.roleId === undefined ? before?.roleId : given.roleId;
  const time = given.time === undefined ? before?.time : given.time;
  return {
    guildId,
    channelId,
    channelKind,
    subscribedBy,
    ...(roleId && { roleId }),
    ...(time && { time }),
    timeZone: given.timeZone ?? before?.timeZone ?? zoneHere ?? DEFAULT_TIME_ZONE,
    topics: given.topics ?? before?.topics ?? [],
    crosspost: channelKind === 'announcement' && (before?.crosspost ?? false),
  };
}
