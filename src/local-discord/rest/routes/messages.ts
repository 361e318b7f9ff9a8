import { ApiError, refusal } from '../../api-error.ts';
import type { Engine } from '../../engine.ts';
import { DEFAULT_MENTIONS } from '../../messages/mentions.ts';
import { composeMessage, deleteMessage, editMessage, storeMessage, tell } from '../../messages/posting.ts';
import { formError } from '../../rules/form.ts';
import { MESSAGE_FLAG, readMessageBody } from '../../rules/message-body.ts';
import type { Id } from '../../snowflake.ts';
import { messageWire } from '../../wire/message.ts';
import { messageById, publicMessage } from '../../world/lookup.ts';
import { MESSAGE_TYPE, type Message } from '../../world/message.ts';
import { PERMISSION } from '../../world/permission-bits.ts';
import { allows } from '../../world/permissions.ts';
import { CHANNEL, type Channel } from '../../world/world.ts';
import { demand, visibleChannel } from '../access.ts';
import { type Call, DONE, ok, type Route } from '../route.ts';
import { page } from './page.ts';

/** How long a nonce is remembered; Discord only says "a few minutes". */
const NONCE_WINDOW_MS = 180_000;
export const CREATE_FLAGS =
  MESSAGE_FLAG.suppressEmbeds | MESSAGE_FLAG.suppressNotifications | MESSAGE_FLAG.componentsV2;
const EDIT_FLAGS = MESSAGE_FLAG.suppressEmbeds | MESSAGE_FLAG.componentsV2;
const MANY_EDITS = 3;
const HOUR_MS = 3_600_000;
const path = '/channels/:channelId/messages';

/** Messages of a channel: list, get, send, edit, delete, publish. */
export const MESSAGE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path,
    auth: true,
    run: ({ engine, part, query }) => {
      const { channel, bits } = visibleChannel(engine, part('channelId'));
      refuseVoiceless(channel);
      if (!allows(bits, PERMISSION.readMessageHistory)) return ok([]);
      return ok(page(visibleMessages(engine, channel), query).map((one) => messageWire(engine, one)));
    },
  },
  {
    method: 'GET',
    path: `${path}/:messageId`,
    auth: true,
    run: (call) => {
      const { channel, bits } = visibleChannel(call.engine, call.part('channelId'));
      demand(bits, PERMISSION.readMessageHistory);
      return ok(
        messageWire(call.engine, publicMessage(call.engine.world, channel.id, call.part('messageId'))),
      );
    },
  },
  {
    method: 'POST',
    path,
    auth: true,
    allowance: { limit: 5, windowMs: 5_000 },
    run: (call) => ok(messageWire(call.engine, create(call))),
  },
  {
    method: 'PATCH',
    path: `${path}/:messageId`,
    auth: true,
    allowance: { limit: 5, windowMs: 5_000 },
    run: ({ engine, part, body, files }) => {
      const { channel, bits } = visibleChannel(engine, part('channelId'));
      const message = publicMessage(engine.world, channel.id, part('messageId'));
      refuseArchived(channel);
      if (message.authorId !== engine.world.botId) throw refusal('cannotEditOthers');
      if (files.length > 0) demand(bits, PERMISSION.attachFiles);
      const read = readMessageBody(body, {
        settable: EDIT_FLAGS,
        mayEmbed: allows(bits, PERMISSION.embedLinks),
        current: message,
        fileCount: files.length,
      });
      const recent = recentEdits(engine, message);
      const edited = editMessage(engine, message, read, files, DEFAULT_MENTIONS.message);
      if (recent) engine.memory.publishedEdits.set(message.id, [...recent, engine.clock.now()]);
      return ok(messageWire(engine, edited));
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:messageId`,
    auth: true,
    run: ({ engine, part }) => {
      const { channel, bits } = visibleChannel(engine, part('channelId'));
      const message = publicMessage(engine.world, channel.id, part('messageId'));
      refuseArchived(channel);
      if (message.authorId !== engine.world.botId) demand(bits, PERMISSION.manageMessages);
      deleteMessage(engine, message);
      return DONE;
    },
  },
  {
    method: 'POST',
    path: `${path}/:messageId/crosspost`,
    auth: true,
    allowance: { limit: 10, windowMs: HOUR_MS },
    run: ({ engine, part }) => {
      const { channel, bits } = visibleChannel(engine, part('channelId'));
      const message = publicMessage(engine.world, channel.id, part('messageId'));
      if (channel.type !== CHANNEL.announcement) throw refusal('wrongChannelType');
      demand(bits, PERMISSION.sendMessages);
      if (message.authorId !== engine.world.botId) demand(bits, PERMISSION.manageMessages);
      if (message.flags & MESSAGE_FLAG.crossposted) throw refusal('alreadyCrossposted');
      message.flags |= MESSAGE_FLAG.crossposted;
      tell(engine, message, 'MESSAGE_UPDATE');
      return ok(messageWire(engine, message));
    },
  },
];

/** Sends a message to a channel or thread, after all the refusals Discord knows for that; a nonce seen before gives the first message. */
function create({ engine, part, body, files }: Call): Message {
  const { world, clock } = engine;
  const { channel, bits } = visibleChannel(engine, part('channelId'));
  if (channel.type === CHANNEL.forum) throw refusal('forumNeedsThread');
  refuseVoiceless(channel);
  const locked = channel.thread?.locked && !allows(bits, PERMISSION.manageThreads);
  if (locked) throw refusal('threadLocked');
  demand(bits, channel.thread ? PERMISSION.sendMessagesInThreads : PERMISSION.sendMessages);
  const read = readMessageBody(body, {
    settable: CREATE_FLAGS,
    mayEmbed: allows(bits, PERMISSION.embedLinks),
    current: undefined,
    fileCount: files.length,
  });
  if (files.length > 0) demand(bits, PERMISSION.attachFiles);
  if (read.referenceId) {
    demand(bits, PERMISSION.readMessageHistory);
    if (!isPublic(engine, channel, read.referenceId)) {
      if (read.referenceMustExist) throw unknownReference();
      read.referenceId = undefined;
    }
  }

  const nonceKey = read.nonce && read.enforceNonce ? `${channel.id} ${read.nonce}` : undefined;
  const repeated = nonceKey ? engine.memory.nonces.get(nonceKey) : undefined;
  if (repeated && clock.now() < repeated.at + NONCE_WINDOW_MS)
    return messageById(world, channel.id, repeated.messageId);

  const message = composeMessage(engine, {
    channel,
    authorId: world.botId,
    body: read,
    files,
    defaultMentions: DEFAULT_MENTIONS.message,
    type: read.referenceId ? MESSAGE_TYPE.reply : MESSAGE_TYPE.ordinary,
    interaction: null,
    visibleTo: null,
  });
  storeMessage(engine, channel, message);
  if (nonceKey) engine.memory.nonces.set(nonceKey, { messageId: message.id, at: clock.now() });
  return message;
}

function isPublic(engine: Engine, channel: Channel, id: Id): boolean {
  return visibleMessages(engine, channel).some((message) => message.id === id);
}

function unknownReference(): ApiError {
  return formError([['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message']);
}

/** Messages the bot can read back: ephemeral ones are nobody's but the user's. */
function visibleMessages(engine: Engine, channel: Channel): Message[] {
  return (engine.world.messages[channel.id] ?? []).filter((message) => message.visibleTo === null);
}

function refuseVoiceless(channel: Channel): void {
  if (channel.type === CHANNEL.category || channel.type === CHANNEL.forum) throw refusal('notATextChannel');
}

function refuseArchived(channel: Channel): void {
  if (channel.thread?.archived) throw refusal('threadArchived');
}

/** The edits of a published message within the hour, refused when they are too many for one more; undefined for others. */
function recentEdits(engine: Engine, message: Message): number[] | undefined {
  if (!(message.flags & MESSAGE_FLAG.crossposted)) return undefined;
  const since = engine.clock.now() - HOUR_MS;
  const recent = (engine.memory.publishedEdits.get(message.id) ?? []).filter((at) => at > since);
  const [first = since] = recent;
  if (recent.length >= MANY_EDITS)
    throw new ApiError(429, 20022, 'This message cannot be edited due to announcement rate limits.', {
      retryAfter: Math.ceil((first - since) / 1000),
    });
  return recent;
}
