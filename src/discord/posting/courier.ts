import {
  type APIMessage,
  type APIThreadChannel,
  type Client,
  DiscordAPIError,
  type ForumChannel,
  Routes,
} from 'discord.js';
import type { Courier } from '../../delivery/courier.ts';
import type { FollowUpJob, PostJob } from '../../delivery/delivery.ts';
import type { FollowUpOutcome, PostOutcome, ProbeOutcome } from '../../delivery/outcome.ts';
import { kindOf } from './channel-kind.ts';
import { findPosted } from './find-posted.ts';
import { usableTags, wantsTag } from './obstacle.ts';
import { guildOf, placeOf } from './place.ts';
import { editBody, editForumBody, forumBody, forumTitle, type PostParts, postBody } from './post-body.ts';
import { detailOf, refusalOf } from './refusal.ts';

const ARCHIVED = 50083;
const ALREADY_PUBLISHED = 40033;

/**
 * Posts over this client. Before anything is sent, what Discord has told us is checked for what is missing, so that
 * refused requests, which Discord counts, stay few.
 */
export function createCourier(client: Client<true>, now: () => number): Courier {
  const { rest } = client;
  /** A deleted role would show in the post as one. */
  const roleIn = (guildId: string, roleId: string | undefined): string | undefined =>
    roleId !== undefined && client.guilds.cache.get(guildId)?.roles.cache.has(roleId) ? roleId : undefined;
  const partsOf = (job: PostJob): PostParts =>
    parts(job, roleIn(job.subscription.guildId, job.subscription.roleId));

  /** Why nothing can be done in the server of a copy, if so. A request would only be refused. */
  function awayFrom({ guildId }: FollowUpJob): FollowUpOutcome | undefined {
    const lost = guildOf(client, guildId);
    if (lost.kind === 'open') return undefined;
    return lost.kind === 'later' ? lost : { kind: 'refused', detail: detailOf(lost) };
  }

  async function postInForum(forum: ForumChannel, job: PostJob, signal: AbortSignal): Promise<PostOutcome> {
    try {
      const tags = tagsFor(forum, job.briefing.topics);
      const body = {
        name: forumTitle(job.briefing),
        message: forumBody(partsOf(job)),
        ...(tags.length && { applied_tags: tags }),
      };
      // The documented answer of the route: the thread, whose first message has its id.
      const { id } = (await rest.post(Routes.threads(forum.id), { body, signal })) as APIThreadChannel;
      return { kind: 'posted', channelId: id, messageId: id };
    } catch (error) {
      return refusalOf(error);
    }
  }

  async function postIn(channelId: string, job: PostJob, signal: AbortSignal): Promise<PostOutcome> {
    const body = { ...postBody(partsOf(job)), nonce: job.nonce, enforce_nonce: true };
    const post = () => rest.post(Routes.channelMessages(channelId), { body, signal });
    try {
      // The documented answer of the route.
      const { id } = (await opened(channelId, signal, post)) as APIMessage;
      return { kind: 'posted', channelId, messageId: id };
    } catch (error) {
      return refusalOf(error);
    }
  }

  /** Does something in a channel, and opens a closed thread for it. Rejects with Discord's last answer. */
  async function opened<T>(channelId: string, signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!isArchived(error)) throw error;
      await rest
        .patch(Routes.channel(channelId), { body: { archived: false }, signal })
        // That the thread is closed says more than that we may not open it.
        .catch((refused: unknown) => Promise.reject(isForbidden(refused) ? error : refused));
      return act();
    }
  }

  /** Gives a forum post its title if it has another, even one from a moderator. */
  async function rename(threadId: string, name: string, signal: AbortSignal): Promise<void> {
    // The documented answer of the route.
    const thread = (client.channels.cache.get(threadId) ??
      (await rest.get(Routes.channel(threadId), { signal }))) as { name: string };
    if (thread.name !== name) await rest.patch(Routes.channel(threadId), { body: { name }, signal });
  }

  return {
    async post(job, signal) {
      const place = await placeOf(client, job.subscription, now());
      if (place.kind !== 'open') return place;
      const { channel } = place;
      signal.throwIfAborted();
      return kindOf(channel) === 'forum'
        ? postInForum(channel as ForumChannel, job, signal)
        : postIn(channel.id, job, signal);
    },
    async findPosted(job, signal) {
      const place = await placeOf(client, job.subscription, now());
      if (place.kind !== 'open') return place;
      return findPosted(client, place.channel, job, signal).catch((error: unknown) => {
        const refusal = refusalOf(error);
        return refusal.kind === 'later' || refusal.kind === 'unknown' || refusal.kind === 'fatal'
          ? refusal
          : { kind: 'unreadable', detail: detailOf(refusal) };
      });
    },
    async edit(job, signal) {
      const away = awayFrom(job);
      if (away) return away;
      const body = job.inForum
        ? editForumBody(parts(job, roleIn(job.guildId, job.roleId)))
        : editBody(parts(job, roleIn(job.guildId, job.roleId)));
      const edit = () => rest.patch(Routes.channelMessage(job.channelId, job.messageId), { body, signal });
      return followedUp(async () => {
        await opened(job.channelId, signal, edit);
        if (job.inForum) await rename(job.channelId, forumTitle(job.briefing), signal);
      });
    },
    async publish(job, signal) {
      const away = awayFrom(job);
      if (away) return away;
      const route = Routes.channelMessageCrosspost(job.channelId, job.messageId);
      return followedUp(() => rest.post(route, { signal }));
    },
    async probe(subscription): Promise<ProbeOutcome> {
      const place = await placeOf(client, subscription, now());
      return place.kind === 'open' ? { kind: 'works' } : place;
    },
  };
}

const isArchived = (error: unknown): boolean => error instanceof DiscordAPIError && error.code === ARCHIVED;
const isForbidden = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 403;

async function followedUp(act: () => Promise<unknown>): Promise<FollowUpOutcome> {
  try {
    await act();
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === ALREADY_PUBLISHED) return { kind: 'done' };
    const refusal = refusalOf(error);
    return refusal.kind === 'later' || refusal.kind === 'unknown' || refusal.kind === 'fatal'
      ? refusal
      : { kind: 'refused', detail: detailOf(refusal), ...(refusal.kind === 'deleted' && { gone: true }) };
  }
}

const MOST_TAGS = 5;

/**
 * The forum's tags that are named like the briefing's topics. If the forum wants one and none fits, the first tag that
 * the bot may set.
 */
function tagsFor(forum: ForumChannel, topics: readonly string[]): string[] {
  const usable = usableTags(forum);
  const wanted = topics.map((topic) => topic.toLowerCase());
  const fitting = usable.filter(({ name }) => wanted.includes(name.toLowerCase())).slice(0, MOST_TAGS);
  return (wantsTag(forum) && !fitting.length ? usable.slice(0, 1) : fitting).map(({ id }) => id);
}

type Job = Pick<PostJob, 'deliveryId' | 'briefing' | 'revision' | 'missed'>;

const parts = ({ deliveryId, briefing, revision, missed }: Job, roleId: string | undefined): PostParts => ({
  deliveryId,
  briefing,
  revision,
  missed,
  ...(roleId !== undefined && { roleId }),
});
