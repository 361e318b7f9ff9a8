import {
  type APIMessage,
  type APIThreadChannel,
  ChannelFlags,
  type Client,
  DiscordAPIError,
  type ForumChannel,
  type GuildBasedChannel,
  Routes,
} from 'discord.js';
import type { Courier } from '../../delivery/courier.ts';
import type { FollowUpJob, PostJob } from '../../delivery/delivery.ts';
import type { FollowUpOutcome, Later, PostOutcome, ProbeOutcome } from '../../delivery/outcome.ts';
import type { Pause, Subscription } from '../../subscriptions/subscription.ts';
import { kindOf } from './channel-kind.ts';
import { findPosted } from './find-posted.ts';
import { missingFor } from './missing.ts';
import { editBody, editForumBody, forumBody, forumTitle, postBody } from './post-body.ts';
import { type Refusal, refusalOf } from './refusal.ts';

const ARCHIVED = 50083;
const ALREADY_PUBLISHED = 40033;
const OUTAGE = 60_000;

/**
 * Posts over this client. What is missing is looked up in what Discord keeps us told of before anything is sent, so that
 * refused requests, which Discord counts, stay few.
 */
export function createCourier(client: Client<true>): Courier {
  const { rest } = client;

  async function postInForum(forum: ForumChannel, job: PostJob, signal: AbortSignal): Promise<PostOutcome> {
    try {
      const tags = tagsFor(forum, job.briefing.topics);
      const body = {
        name: forumTitle(job.briefing),
        message: forumBody(parts(job)),
        ...(tags.length && { applied_tags: tags }),
      };
      // The documented answer of the route: the thread, whose first message has its id.
      const { id } = (await rest.post(Routes.threads(forum.id), { body, signal })) as APIThreadChannel;
      return { kind: 'posted', channelId: id, messageId: id };
    } catch (error) {
      return refusalOf(error);
    }
  }

  /** Does something in a channel; a thread that has been closed is opened for it. */
  async function opened(
    channel: GuildBasedChannel,
    signal: AbortSignal,
    act: () => Promise<PostOutcome>,
  ): Promise<PostOutcome> {
    try {
      return await act().catch((error: unknown) => {
        if (!isArchived(error)) throw error;
        return open(channel.id, signal).then(act);
      });
    } catch (error) {
      return refusalOf(error);
    }
  }

  const open = (threadId: string, signal: AbortSignal): Promise<unknown> =>
    rest.patch(Routes.channel(threadId), { body: { archived: false }, signal });

  return {
    async post(job, signal) {
      const place = await placeOf(client, job.subscription, signal);
      if ('kind' in place) return place;
      const { channel } = place;
      return kindOf(channel) === 'forum'
        ? postInForum(channel as ForumChannel, job, signal)
        : opened(channel, signal, async () => {
            const body = { ...postBody(parts(job)), nonce: job.nonce, enforce_nonce: true };
            // The documented answer of the route.
            const { id } = (await rest.post(Routes.channelMessages(channel.id), {
              body,
              signal,
            })) as APIMessage;
            return { kind: 'posted', channelId: channel.id, messageId: id } as const;
          });
    },
    async findPosted(job, signal) {
      const place = await placeOf(client, job.subscription, signal);
      if ('kind' in place) return place;
      return findPosted(client, place.channel, job, signal).catch((error: unknown) => {
        const refusal = refusalOf(error);
        return refusal.kind === 'later' || refusal.kind === 'unknown' || refusal.kind === 'fatal'
          ? refusal
          : { kind: 'unreadable', detail: JSON.stringify(refusal) };
      });
    },
    async edit(job, signal) {
      const body = job.inForum ? editForumBody(followUpParts(job)) : editBody(followUpParts(job));
      const edit = () => rest.patch(Routes.channelMessage(job.channelId, job.messageId), { body, signal });
      return followedUp(edit, () => open(job.channelId, signal).then(edit));
    },
    async publish(job, signal) {
      const route = Routes.channelMessageCrosspost(job.channelId, job.messageId);
      return followedUp(() => rest.post(route, { signal }));
    },
    async probe(subscription, signal): Promise<ProbeOutcome> {
      const place = await placeOf(client, subscription, signal);
      return 'kind' in place ? place : { kind: 'works' };
    },
  };
}

const isArchived = (error: unknown): boolean => error instanceof DiscordAPIError && error.code === ARCHIVED;

async function followedUp(
  act: () => Promise<unknown>,
  openFirst?: () => Promise<unknown>,
): Promise<FollowUpOutcome> {
  try {
    await act().catch((error: unknown) => {
      if (!openFirst || !isArchived(error)) throw error;
      return openFirst();
    });
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === ALREADY_PUBLISHED) return { kind: 'done' };
    const refusal = refusalOf(error);
    return refusal.kind === 'later' || refusal.kind === 'unknown' || refusal.kind === 'fatal'
      ? refusal
      : { kind: 'refused', detail: detailOf(refusal), ...(refusal.kind === 'deleted' && { gone: true }) };
  }
}

function detailOf(refusal: Refusal): string {
  if (refusal.kind === 'paused') return refusal.pause.reason;
  return refusal.kind === 'deleted' ? 'the message was deleted' : refusal.detail;
}

/** The channel when it can be posted in, else what stands in the way. */
async function placeOf(
  client: Client<true>,
  { guildId, channelId, channelKind }: Subscription,
  signal: AbortSignal,
): Promise<{ channel: GuildBasedChannel } | { kind: 'paused'; pause: Pause } | Later> {
  const guild = client.guilds.cache.get(guildId);
  if (!client.isReady() || guild?.available === false)
    return { kind: 'later', after: OUTAGE, detail: 'Discord has an outage in this server' };
  if (!guild) return paused('no-access', 'I am no longer in this server.', 'Invite me again.');
  signal.throwIfAborted();
  // Closed threads are not among what Discord keeps us told of.
  const channel =
    guild.channels.cache.get(channelId) ?? (await guild.channels.fetch(channelId).catch(refusalOf));
  if (!channel) return paused('channel-gone', 'The channel no longer exists.', 'Subscribe another one.');
  if ('kind' in channel) {
    if (channel.kind === 'paused' || channel.kind === 'later') return channel;
    throw new Error(detailOf(channel));
  }
  const kind = kindOf(channel);
  if (!kind || (kind === 'forum') !== (channelKind === 'forum'))
    return paused(
      'wrong-kind',
      'The channel is of another kind than when it was subscribed.',
      'Use `/subscribe` in it once more.',
    );
  const missing = missingFor(channel);
  if (missing)
    return paused('permissions', `I lack **${missing.permissions.join('**, **')}** there.`, missing.mend);
  return { channel };
}

const paused = (code: Pause['code'], reason: string, mend: string) =>
  ({ kind: 'paused', pause: { code, reason, mend } }) as const;

const MOST_TAGS = 5;

/** The forum's tags named like the briefing's topics; where it wants one and none fits, the first that anybody may set. */
function tagsFor(forum: ForumChannel, topics: readonly string[]): string[] {
  const usable = forum.availableTags.filter(({ moderated }) => !moderated);
  const wanted = topics.map((topic) => topic.toLowerCase());
  const fitting = usable.filter(({ name }) => wanted.includes(name.toLowerCase())).slice(0, MOST_TAGS);
  const needed = forum.flags.has(ChannelFlags.RequireTag) && !fitting.length;
  return (needed ? usable.slice(0, 1) : fitting).map(({ id }) => id);
}

const parts = ({ deliveryId, briefing, revision, missed, subscription: { roleId } }: PostJob) => ({
  deliveryId,
  briefing,
  revision,
  missed,
  ...(roleId !== undefined && { roleId }),
});

const followUpParts = ({ deliveryId, briefing, revision, missed, roleId }: FollowUpJob) => ({
  deliveryId,
  briefing,
  revision,
  missed,
  ...(roleId !== undefined && { roleId }),
});
