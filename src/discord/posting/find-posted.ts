import {
  type APIMessage,
  type Client,
  type GuildBasedChannel,
  type RESTGetAPIGuildThreadsResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { PostJob } from '../../delivery/delivery.ts';
import type { FindOutcome } from '../../delivery/outcome.ts';
import { kindOf } from './channel-kind.ts';
import { mayReadHistory } from './missing.ts';
import { markOf } from './post-body.ts';

/** Our clock may be ahead of Discord's, by which messages are numbered; looked further back by this, in ms. */
const CLOCKS_APART = 5 * 60_000;
const PAGE = 100;
/** More messages than this after a crash are not read: in so busy a channel a repeat is the smaller evil. */
const MOST_PAGES = 20;

/** Looks for our own message of this delivery among those since the first try. Rejects with whatever the request does. */
export async function findPosted(
  client: Client<true>,
  channel: GuildBasedChannel,
  job: PostJob,
  signal: AbortSignal,
): Promise<FindOutcome> {
  if (!mayReadHistory(channel)) return { kind: 'unreadable', detail: 'Read Message History is missing' };
  const since = SnowflakeUtil.generate({ timestamp: (job.unsureSince ?? 0) - CLOCKS_APART }).toString();
  return kindOf(channel) === 'forum'
    ? findThread(client, channel, job, BigInt(since), signal)
    : findMessage(client, channel.id, job, since, signal);
}

async function findMessage(
  client: Client<true>,
  channelId: string,
  job: PostJob,
  since: string,
  signal: AbortSignal,
): Promise<FindOutcome> {
  let after = since;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    // The documented answer of the route.
    const messages = (await client.rest.get(Routes.channelMessages(channelId), {
      query,
      signal,
    })) as APIMessage[];
    const ours = messages.find((message) => isOurs(client, message, job));
    if (ours) return { kind: 'found', channelId, messageId: ours.id };
    if (messages.length < PAGE) return { kind: 'absent' };
    after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return { kind: 'unreadable', detail: `more than ${PAGE * MOST_PAGES} messages since` };
}

async function findThread(
  client: Client<true>,
  forum: GuildBasedChannel,
  job: PostJob,
  since: bigint,
  signal: AbortSignal,
): Promise<FindOutcome> {
  // The documented answer of the route.
  const { threads } = (await client.rest.get(Routes.guildActiveThreads(forum.guildId), {
    signal,
  })) as RESTGetAPIGuildThreadsResult;
  const ours = threads.filter(
    (thread) =>
      'parent_id' in thread &&
      thread.parent_id === forum.id &&
      'owner_id' in thread &&
      thread.owner_id === client.user.id &&
      BigInt(thread.id) > since,
  );
  for (const { id } of ours) {
    // The documented answer of the route.
    const first = (await client.rest.get(Routes.channelMessage(id, id), { signal })) as APIMessage;
    if (isOurs(client, first, job)) return { kind: 'found', channelId: id, messageId: id };
  }
  return { kind: 'absent' };
}

/** Its mark stands in a button's custom_id, wherever that is among the components. */
const isOurs = (client: Client<true>, { author, components }: APIMessage, { deliveryId }: PostJob): boolean =>
  author.id === client.user.id && JSON.stringify(components ?? []).includes(markOf(deliveryId));
