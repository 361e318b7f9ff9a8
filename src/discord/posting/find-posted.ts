import {
  type APIChannel,
  type APIMessage,
  type Client,
  type GuildBasedChannel,
  type RESTGetAPIChannelThreadsArchivedPublicResult,
  type RESTGetAPIGuildThreadsResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { PostJob } from '../../delivery/delivery.ts';
import type { FindOutcome } from '../../delivery/outcome.ts';
import { kindOf } from './channel-kind.ts';
import { mayReadHistory } from './obstacle.ts';
import { markOf } from './post-body.ts';
import { refusalOf } from './refusal.ts';

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
  const since = (job.unsureSince ?? 0) - CLOCKS_APART;
  return kindOf(channel) === 'forum'
    ? findThread(client, channel, job, since, signal)
    : findMessage(client, channel.id, job, since, signal);
}

async function findMessage(
  client: Client<true>,
  channelId: string,
  job: PostJob,
  since: number,
  signal: AbortSignal,
): Promise<FindOutcome> {
  let after = SnowflakeUtil.generate({ timestamp: since }).toString();
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
  since: number,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const first = SnowflakeUtil.generate({ timestamp: since });
  const find = async (threads: readonly APIChannel[]): Promise<FindOutcome | undefined> => {
    for (const thread of threads) {
      const candidate =
        'parent_id' in thread &&
        thread.parent_id === forum.id &&
        'owner_id' in thread &&
        thread.owner_id === client.user.id &&
        BigInt(thread.id) > first;
      if (candidate && (await beginsWithOurs(client, thread.id, job, signal)))
        return { kind: 'found', channelId: thread.id, messageId: thread.id };
    }
    return undefined;
  };
  // The documented answer of the route.
  const { threads } = (await client.rest.get(Routes.guildActiveThreads(forum.guildId), {
    signal,
  })) as RESTGetAPIGuildThreadsResult;
  return (await find(threads)) ?? findArchived(client, forum, find, since, signal);
}

/** Posts in which nobody has written for a while are archived; the ones archived last come first. */
async function findArchived(
  client: Client<true>,
  forum: GuildBasedChannel,
  find: (threads: readonly APIChannel[]) => Promise<FindOutcome | undefined>,
  since: number,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const query = new URLSearchParams({ limit: String(PAGE) });
  for (let page = 0; page < MOST_PAGES; page++) {
    // The documented answer of the route.
    const { threads, has_more } = (await client.rest.get(Routes.channelThreads(forum.id, 'public'), {
      query,
      signal,
    })) as RESTGetAPIChannelThreadsArchivedPublicResult;
    const found = await find(threads);
    if (found) return found;
    const last = threads.at(-1);
    const archivedAt =
      last && 'thread_metadata' in last ? last.thread_metadata?.archive_timestamp : undefined;
    if (!has_more || !archivedAt || Date.parse(archivedAt) < since) return { kind: 'absent' };
    query.set('before', archivedAt);
  }
  return { kind: 'unreadable', detail: `more than ${PAGE * MOST_PAGES} posts archived since` };
}

async function beginsWithOurs(
  client: Client<true>,
  threadId: string,
  job: PostJob,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const route = Routes.channelMessage(threadId, threadId);
    // The documented answer of the route.
    return isOurs(client, (await client.rest.get(route, { signal })) as APIMessage, job);
  } catch (error) {
    // A post whose first message was deleted is nobody's any more.
    if (refusalOf(error).kind === 'deleted') return false;
    throw error;
  }
}

/** Its mark stands in a button's custom_id, wherever that is among the components. */
const isOurs = (client: Client<true>, { author, components }: APIMessage, { deliveryId }: PostJob): boolean =>
  author.id === client.user.id && JSON.stringify(components ?? []).includes(markOf(deliveryId));
