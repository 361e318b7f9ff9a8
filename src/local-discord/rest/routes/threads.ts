import { z } from 'zod';
import { refusal } from '../../api-error.ts';
import { type Engine, freshId } from '../../engine.ts';
import { tellChannel } from '../../guilds/channels.ts';
import { DEFAULT_MENTIONS } from '../../messages/mentions.ts';
import { postMessage } from '../../messages/posting.ts';
import { formError, list, readForm, visibleText } from '../../rules/form.ts';
import { MESSAGE_FLAG, readMessageBody } from '../../rules/message-body.ts';
import type { Id } from '../../snowflake.ts';
import { channelWire } from '../../wire/channel.ts';
import { messageWire } from '../../wire/message.ts';
import { bareChannel, newThread } from '../../world/blueprint.ts';
import { publicMessage, threadsOf } from '../../world/lookup.ts';
import { PERMISSION } from '../../world/permission-bits.ts';
import { allows } from '../../world/permissions.ts';
import { CHANNEL, type Channel, type ChannelType, REQUIRE_TAG } from '../../world/world.ts';
import { demand, ownGuild, visibleChannel } from '../access.ts';
import { type Answer, type Call, DONE, ok, type Route } from '../route.ts';
import { CREATE_FLAGS } from './messages.ts';

const MOST_TAGS = 5;
/** Archived threads in one answer. */
const MOST_ARCHIVED = 100;

const threadFields = {
  name: visibleText(100),
  auto_archive_duration: z
    .union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10080)])
    .nullish(),
  rate_limit_per_user: z.int().min(0).max(21600).nullish(),
};
const plainThread = z.object({
  ...threadFields,
  type: z.union([z.literal(10), z.literal(11), z.literal(12)]).nullish(),
});
const messageThread = z.object(threadFields);
const forumPost = z.object({
  ...threadFields,
  applied_tags: list(z.string(), 0, MOST_TAGS).nullish(),
  message: z.looseObject({}),
});

/** Threads and forum posts. */
export const THREAD_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/channels/:channelId/threads',
    auth: true,
    run: (call) => {
      const { channel, bits } = visibleChannel(call.engine, call.part('channelId'));
      if (channel.type === CHANNEL.forum) return createForumPost(call, channel, bits);
      if (channel.type !== CHANNEL.text && channel.type !== CHANNEL.announcement)
        throw refusal('wrongChannelType');
      const read = readForm(plainThread, call.body);
      const type = read.type ?? CHANNEL.privateThread;
      demand(
        bits,
        type === CHANNEL.privateThread ? PERMISSION.createPrivateThreads : PERMISSION.createPublicThreads,
      );
      const thread = createThread(call.engine, channel, {
        type,
        name: read.name,
        minutes: read.auto_archive_duration,
      });
      return { status: 201, body: channelWire(call.engine.world, thread) };
    },
  },
  {
    method: 'POST',
    path: '/channels/:channelId/messages/:messageId/threads',
    auth: true,
    run: ({ engine, part, body }) => {
      const { channel, bits } = visibleChannel(engine, part('channelId'));
      const message = publicMessage(engine.world, channel.id, part('messageId'));
      if (channel.type !== CHANNEL.text && channel.type !== CHANNEL.announcement)
        throw refusal('wrongChannelType');
      demand(bits, PERMISSION.createPublicThreads);
      const read = readForm(messageThread, body);
      if (engine.world.channels[message.id]) throw refusal('threadAlreadyThere');
      const type = channel.type === CHANNEL.announcement ? CHANNEL.announcementThread : CHANNEL.publicThread;
      message.flags |= MESSAGE_FLAG.hasThread;
      const minutes = read.auto_archive_duration;
      const thread = createThread(engine, channel, { type, name: read.name, minutes, id: message.id });
      return { status: 201, body: channelWire(engine.world, thread) };
    },
  },
  {
    method: 'PUT',
    path: '/channels/:channelId/thread-members/@me',
    auth: true,
    run: ({ engine, part }) => {
      const { channel } = visibleChannel(engine, part('channelId'));
      if (!channel.thread) throw refusal('wrongChannelType');
      if (channel.thread.archived) throw refusal('threadArchived');
      const members = new Set([...channel.thread.memberIds, engine.world.botId]);
      channel.thread.memberIds = [...members];
      return DONE;
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guildId/threads/active',
    auth: true,
    run: ({ engine, part }) => {
      const active = threadsOf(engine.world, ownGuild(engine, part('guildId')).id).filter(
        (thread) => !thread.thread?.archived,
      );
      return ok({
        threads: active.map((thread) => channelWire(engine.world, thread)),
        members: [],
        has_more: false,
      });
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
        .filter(
          ({ parentId, type, thread }) =>
            thread?.archived && parentId === channel.id && type !== CHANNEL.privateThread,
        )
        .map((thread) => ({ thread, at: Date.parse(thread.thread?.archiveChangedAt ?? '') }))
        .filter(({ at }) => at < before)
        .sort((a, b) => b.at - a.at);
      const threads = archived.slice(0, limit).map(({ thread }) => channelWire(engine.world, thread));
      return ok({ threads, members: [], has_more: archived.length > limit });
    },
  },
];

/** A forum post: a thread and its first message in one request. */
function createForumPost({ engine, body, files }: Call, forum: Channel, bits: bigint): Answer {
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
  const thread = createThread(engine, forum, {
    type: CHANNEL.publicThread,
    name: read.name,
    minutes: read.auto_archive_duration,
    tags,
  });
  const first = postMessage(engine, {
    channel: thread,
    authorId: engine.world.botId,
    body: message,
    files,
    defaultMentions: DEFAULT_MENTIONS.message,
    type: 0,
    interaction: null,
    visibleTo: null,
    id: thread.id,
  });
  const answer = {
    ...channelWire(engine.world, thread),
    message: messageWire(engine.world, first, engine.url),
  };
  return { status: 201, body: answer };
}

function checkTags(forum: Channel, wanted: readonly Id[], bits: bigint): Id[] {
  wanted.forEach((id, i) => {
    if (!forum.tags.some((tag) => tag.id === id))
      throw formError([
        {
          path: ['applied_tags', String(i)],
          fault: { code: 'FORUM_TAG_INVALID', message: `Tag ${id} does not exist in this channel` },
        },
      ]);
  });
  const mayModerate = allows(bits, PERMISSION.manageThreads);
  const usable = forum.tags.filter((tag) => mayModerate || !tag.moderated).map((tag) => tag.id);
  if (forum.flags & REQUIRE_TAG && usable.length === 0) throw refusal('onlyModeratedTags');
  const applied = wanted.filter((id) => usable.includes(id));
  if (forum.flags & REQUIRE_TAG && applied.length === 0) throw refusal('tagRequired');
  return applied;
}

type NewThread = {
  type: ChannelType;
  name: string;
  minutes: number | null | undefined;
  tags?: Id[];
  id?: Id;
};

function createThread(
  engine: Engine,
  parent: Channel,
  { type, name, minutes, tags, id }: NewThread,
): Channel {
  const { world, clock } = engine;
  const state = newThread(world.botId, clock.now());
  const thread: Channel = {
    ...bareChannel(id ?? freshId(engine), type, parent.guildId, name),
    parentId: parent.id,
    thread: {
      ...state,
      autoArchiveMinutes: minutes ?? state.autoArchiveMinutes,
      appliedTags: tags ?? [],
    },
  };
  world.channels[thread.id] = thread;
  tellChannel(engine, thread, 'created');
  return thread;
}
