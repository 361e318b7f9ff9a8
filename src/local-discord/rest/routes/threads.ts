import { z } from 'zod';
import { refusal } from '../../api-error.ts';
import { freshId } from '../../engine.ts';
import { tellChannel } from '../../guilds/channels.ts';
import { DEFAULT_MENTIONS } from '../../messages/mentions.ts';
import { composeMessage, storeMessage } from '../../messages/posting.ts';
import { formError, list, readForm, visibleText } from '../../rules/form.ts';
import { readMessageBody } from '../../rules/message-body.ts';
import type { Id } from '../../snowflake.ts';
import { channelWire } from '../../wire/channel.ts';
import { messageWire } from '../../wire/message.ts';
import { MESSAGE_TYPE } from '../../world/message.ts';
import { bareChannel, newThread } from '../../world/new-channel.ts';
import { PERMISSION } from '../../world/permission-bits.ts';
import { allows } from '../../world/permissions.ts';
import { CHANNEL, type Channel, REQUIRE_TAG } from '../../world/world.ts';
import { demand, visibleChannel } from '../access.ts';
import { type Answer, type Call, ok, type Route } from '../route.ts';
import { CREATE_FLAGS } from './messages.ts';

const MOST_TAGS = 5;
/** Archived threads in one answer. */
const MOST_ARCHIVED = 100;

const forumPost = z.object({
  name: visibleText(100),
  applied_tags: list(z.string(), 0, MOST_TAGS).nullish(),
  message: z.looseObject({}),
});

/** A forum's posts: one more, and those that are archived. */
export const THREAD_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/channels/:channelId/threads',
    auth: true,
    run: (call) => {
      const { channel, bits } = visibleChannel(call.engine, call.part('channelId'));
      if (channel.type !== CHANNEL.forum) throw refusal('wrongChannelType');
      return createPost(call, channel, bits);
    },
  },
  {
    method: 'GET',
    path: '/channels/:channelId/threads/archived/public',
    auth: true,
    run: ({ engine, part, query }) => {
      const { channel, bits } = visibleChannel(engine, part('channelId'));
      demand(bits, PERMISSION.readMessageHistory);
      const before = Date.parse(query.get('before') ?? '') || Number.POSITIVE_INFINITY;
      const limit = Math.min(Math.max(Number(query.get('limit') ?? MOST_ARCHIVED), 2), MOST_ARCHIVED);
      const archived = Object.values(engine.world.channels)
        .filter(({ parentId, thread }) => thread?.archived && parentId === channel.id)
        .map((thread) => ({ thread, at: Date.parse(thread.thread?.archiveChangedAt ?? '') }))
        .filter(({ at }) => at < before)
        .sort((a, b) => b.at - a.at);
      const threads = archived.slice(0, limit).map(({ thread }) => channelWire(engine.world, thread));
      return ok({ threads, members: [], has_more: archived.length > limit });
    },
  },
];

/** A forum post: a thread and its first message in one request. */
function createPost({ engine, body, files }: Call, forum: Channel, bits: bigint): Answer {
  demand(bits, PERMISSION.sendMessages);
  const read = readForm(forumPost, body);
  const tags = checkTags(forum, read.applied_tags ?? [], bits);
  const message = readMessageBody(read.message, {
    settable: CREATE_FLAGS,
    mayEmbed: allows(bits, PERMISSION.embedLinks),
    current: undefined,
    fileCount: files.length,
  });
  if (files.length > 0) demand(bits, PERMISSION.attachFiles);
  const post: Channel = {
    ...bareChannel(freshId(engine), CHANNEL.publicThread, forum.guildId, read.name),
    parentId: forum.id,
    thread: { ...newThread(engine.world.botId, engine.clock.now()), appliedTags: tags },
  };
  const first = composeMessage(engine, {
    channel: post,
    authorId: engine.world.botId,
    body: message,
    files,
    defaultMentions: DEFAULT_MENTIONS.message,
    type: MESSAGE_TYPE.ordinary,
    interaction: null,
    visibleTo: null,
    id: post.id,
  });
  engine.world.channels[post.id] = post;
  tellChannel(engine, post, 'created');
  storeMessage(engine, post, first);
  const answer = {
    ...channelWire(engine.world, post),
    message: messageWire(engine, first),
  };
  return { status: 201, body: answer };
}

function checkTags(forum: Channel, wanted: readonly Id[], bits: bigint): Id[] {
  wanted.forEach((id, i) => {
    if (!forum.tags.some((tag) => tag.id === id))
      throw formError([
        ['applied_tags', String(i)],
        'FORUM_TAG_INVALID',
        `Tag ${id} does not exist in this channel`,
      ]);
  });
  const mayModerate = allows(bits, PERMISSION.manageThreads);
  const usable = forum.tags.filter((tag) => mayModerate || !tag.moderated).map((tag) => tag.id);
  if (forum.flags & REQUIRE_TAG && usable.length === 0) throw refusal('onlyModeratedTags');
  const applied = wanted.filter((id) => usable.includes(id));
  if (forum.flags & REQUIRE_TAG && applied.length === 0) throw refusal('tagRequired');
  return applied;
}
