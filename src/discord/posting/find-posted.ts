import { type APIMessage, type Client, type GuildBasedChannel, Routes, SnowflakeUtil } from 'discord.js';
import type { PostJob } from '../../delivery/delivery.ts';
import type { FindOutcome } from '../../delivery/outcome.ts';
import { kindOf } from './channel-kind.ts';
import { findThread } from './find-thread.ts';
import { mayReadHistory } from './obstacle.ts';
import { isSought, MOST_PAGES, PAGE, type Search } from './search-for-posts.ts';

/** Our clock may be ahead of Discord's, by which messages are numbered. The search goes back this much further, in ms. */
const CLOCKS_APART = 5 * 60_000;

/** Looks for our own message of this delivery among those since the first try. Rejects with whatever the request rejects with. */
export async function findPosted(
  client: Client<true>,
  channel: GuildBasedChannel,
  job: PostJob,
  signal: AbortSignal,
): Promise<FindOutcome> {
  if (!mayReadHistory(channel)) return { kind: 'unreadable', detail: 'Read Message History is missing' };
  const search: Search = { client, job, signal, since: (job.unsureSince ?? 0) - CLOCKS_APART };
  return kindOf(channel) === 'forum' ? findThread(search, channel) : findMessage(search, channel.id);
}

async function findMessage(search: Search, channelId: string): Promise<FindOutcome> {
  const { client, signal, since } = search;
  let after = SnowflakeUtil.generate({ timestamp: since }).toString();
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: String(PAGE), after });
    // The documented answer of the route.
    const messages = (await client.rest.get(Routes.channelMessages(channelId), {
      query,
      signal,
    })) as APIMessage[];
    const ours = messages.find((message) => isSought(search, message));
    if (ours) return { kind: 'found', channelId, messageId: ours.id };
    if (messages.length < PAGE) return { kind: 'absent' };
    after = messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
  return { kind: 'unreadable', detail: `more than ${PAGE * MOST_PAGES} messages since` };
}
