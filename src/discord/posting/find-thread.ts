import {
  type APIChannel,
  type APIMessage,
  type GuildBasedChannel,
  type RESTGetAPIChannelThreadsArchivedPublicResult,
  type RESTGetAPIGuildThreadsResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { FindOutcome } from '../../delivery/outcome.ts';
import { refusalOf } from './refusal.ts';
import { isSought, MOST_PAGES, PAGE, type Search } from './search-for-posts.ts';

/** Looks for our post among those of a forum: first the open ones, then those that were closed since. */
export async function findThread(search: Search, forum: GuildBasedChannel): Promise<FindOutcome> {
  const { client, signal } = search;
  // The documented answer of the route.
  const { threads } = (await client.rest.get(Routes.guildActiveThreads(forum.guildId), {
    signal,
  })) as RESTGetAPIGuildThreadsResult;
  return (await findAmong(search, forum, threads)) ?? findArchived(search, forum);
}

/** Discord closes posts in which nobody has written for a while. The ones closed last come first. */
async function findArchived(search: Search, forum: GuildBasedChannel): Promise<FindOutcome> {
  const { client, signal, since } = search;
  const query = new URLSearchParams({ limit: String(PAGE) });
  for (let page = 0; page < MOST_PAGES; page++) {
    // The documented answer of the route.
    const { threads, has_more } = (await client.rest.get(Routes.channelThreads(forum.id, 'public'), {
      query,
      signal,
    })) as RESTGetAPIChannelThreadsArchivedPublicResult;
    const found = await findAmong(search, forum, threads);
    if (found) return found;
    const last = threads.at(-1);
    const archivedAt =
      last && 'thread_metadata' in last ? last.thread_metadata?.archive_timestamp : undefined;
    if (!has_more || !archivedAt || Date.parse(archivedAt) < since) return { kind: 'absent' };
    query.set('before', archivedAt);
  }
  return { kind: 'unreadable', detail: `more than ${PAGE * MOST_PAGES} posts closed since` };
}

async function findAmong(
  search: Search,
  forum: GuildBasedChannel,
  threads: readonly APIChannel[],
): Promise<FindOutcome | undefined> {
  const first = SnowflakeUtil.generate({ timestamp: search.since });
  for (const thread of threads) {
    const mayBe =
      'parent_id' in thread &&
      thread.parent_id === forum.id &&
      'owner_id' in thread &&
      thread.owner_id === search.client.user.id &&
      BigInt(thread.id) > first;
    if (mayBe && (await beginsWithSought(search, thread.id)))
      return { kind: 'found', channelId: thread.id, messageId: thread.id };
  }
  return undefined;
}

async function beginsWithSought(search: Search, threadId: string): Promise<boolean> {
  try {
    const route = Routes.channelMessage(threadId, threadId);
    // The documented answer of the route.
    return isSought(search, (await search.client.rest.get(route, { signal: search.signal })) as APIMessage);
  } catch (error) {
    // A post whose first message was deleted belongs to nobody any more.
    if (refusalOf(error).kind === 'deleted') return false;
    throw error;
  }
}
