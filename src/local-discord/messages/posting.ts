import type { Engine } from '../engine.ts';
import { freshId, timestamp } from '../engine.ts';
import { INTENT } from '../gateway/opcodes.ts';
import { changeThread } from '../guilds/channels.ts';
import type { AllowedMentions } from '../rules/allowed-mentions.ts';
import { numberComponents, textIn } from '../rules/components/tree.ts';
import { MESSAGE_FLAG, type MessageBody } from '../rules/message-body.ts';
import type { Id } from '../snowflake.ts';
import { messageWire } from '../wire/message.ts';
import type { AnsweredInteraction, Message } from '../world/message.ts';
import type { Channel } from '../world/world.ts';
import { attachmentsFor, type UploadedFile } from './attachments.ts';
import { whoIsPinged } from './mentions.ts';

/** A message about to be stored. */
export type Draft = {
  channel: Channel;
  authorId: Id;
  body: MessageBody;
  files: readonly UploadedFile[];
  /** What pings when the body does not say. */
  defaultMentions: AllowedMentions;
  type: Message['type'];
  interaction: AnsweredInteraction | null;
  visibleTo: Id | null;
  /** Taken instead of a fresh one: a thread's first message has the thread's id. */
  id?: Id;
};

/** Stores a message and tells everybody who should hear of it. The rules have been checked by the caller, but for its files. */
export function postMessage(engine: Engine, draft: Draft): Message {
  return storeMessage(engine, draft.channel, composeMessage(engine, draft));
}

/** The message a draft makes, not stored yet; refuses files that are too large, or that are shown and not there. */
export function composeMessage(engine: Engine, draft: Draft): Message {
  const { world, clock } = engine;
  const { channel, body } = draft;
  const components = numberComponents(body.components ?? []);
  const content = body.content ?? '';
  const text = [content, textIn(components)].join('\n');
  return {
    id: draft.id ?? freshId(engine),
    channelId: channel.id,
    guildId: channel.guildId,
    authorId: draft.authorId,
    type: draft.type,
    content,
    flags: body.flags,
    embeds: body.embeds ?? [],
    components,
    attachments: attachmentsFor(engine, draft.files, body, [], components),
    pinged: whoIsPinged(
      world,
      channel,
      draft.authorId,
      text,
      body.allowedMentions ?? draft.defaultMentions,
      clock.now(),
    ),
    nonce: body.nonce ?? null,
    createdAt: timestamp(engine),
    editedAt: null,
    interaction: draft.interaction,
    referenceId: body.referenceId ?? null,
    visibleTo: draft.visibleTo,
  };
}

/** Stores a composed message and tells of it. An archived thread wakes by what all there can read. */
export function storeMessage(engine: Engine, channel: Channel, message: Message): Message {
  const { world } = engine;
  if (channel.thread?.archived && message.visibleTo === null)
    changeThread(engine, channel, channel.thread, { archived: false });
  const inChannel = world.messages[channel.id] ?? [];
  inChannel.push(message);
  world.messages[channel.id] = inChannel;
  if (message.visibleTo === null) {
    channel.lastMessageId = message.id;
    if (channel.thread && message.id !== channel.id) channel.thread.messagesSent += 1;
  }
  tell(engine, message, 'MESSAGE_CREATE');
  return message;
}

/** Changes a stored message: fields left undefined stay; the body brings the flags an edit can change, others stay. */
export function editMessage(
  engine: Engine,
  message: Message,
  body: MessageBody,
  files: readonly UploadedFile[],
  defaultMentions: AllowedMentions,
): Message {
  const { world, clock } = engine;
  const channel = world.channels[message.channelId];
  const sticky = message.flags & ~(MESSAGE_FLAG.loading | MESSAGE_FLAG.suppressEmbeds);
  const components = body.components === undefined ? message.components : numberComponents(body.components);
  // First, because it may refuse: then nothing has changed.
  message.attachments = attachmentsFor(engine, files, body, message.attachments, components);
  message.components = components;
  if (body.content !== undefined) message.content = body.content;
  if (body.embeds !== undefined) message.embeds = body.embeds;
  message.flags = sticky | body.flags;
  if (channel) {
    const text = [message.content, textIn(message.components)].join('\n');
    message.pinged = whoIsPinged(
      world,
      channel,
      message.authorId,
      text,
      body.allowedMentions ?? defaultMentions,
      clock.now(),
    );
  }
  message.editedAt = timestamp(engine);
  tell(engine, message, 'MESSAGE_UPDATE');
  return message;
}

/** Takes a message away. */
export function deleteMessage(engine: Engine, message: Message): void {
  const { world } = engine;
  world.messages[message.channelId] = (world.messages[message.channelId] ?? []).filter(
    (one) => one !== message,
  );
  engine.changes.announce({ kind: 'message', messageId: message.id, visibleTo: message.visibleTo });
  if (message.visibleTo !== null) return;
  engine.gateway.dispatch({
    name: 'MESSAGE_DELETE',
    data: {
      id: message.id,
      channel_id: message.channelId,
      ...(message.guildId && { guild_id: message.guildId }),
    },
    guildId: message.guildId,
    intent: intentFor(message),
  });
}

/** Tells page and bot that a message is new or changed. */
export function tell(engine: Engine, message: Message, event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'): void {
  engine.changes.announce({ kind: 'message', messageId: message.id, visibleTo: message.visibleTo });
  if (message.visibleTo !== null) return;
  engine.gateway.dispatch({
    name: event,
    data: {
      ...messageWire(engine, message),
      ...(message.guildId && { guild_id: message.guildId }),
    },
    guildId: message.guildId,
    intent: intentFor(message),
  });
}

function intentFor(message: Message): number {
  return message.guildId === null ? INTENT.directMessages : INTENT.guildMessages;
}
