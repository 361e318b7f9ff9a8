import { INTERACTION } from '../rules/callback-body.ts';
import { attachmentName, COMPONENT } from '../rules/components/parts.ts';
import { userById } from '../world/lookup.ts';
import type { AnsweredInteraction, Attachment, Message } from '../world/message.ts';
import type { World } from '../world/world.ts';
import { userWire } from './user.ts';
import type { Wire } from './wire.ts';

/** What is kept, and the address that attachments are served from. */
type At = { world: World; url: string };

/** A message as the API answers it. */
export function messageWire(at: At, message: Message): Wire {
  const { world, url } = at;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    content: message.content,
    author: userWire(userById(world, message.authorId)),
    timestamp: message.createdAt,
    edited_timestamp: message.editedAt,
    flags: message.flags,
    tts: false,
    pinned: false,
    mention_everyone: message.pinged.everyone,
    mentions: message.pinged.userIds.map((id) => userWire(userById(world, id))),
    mention_roles: message.pinged.roleIds,
    attachments: message.attachments.map((file) => attachmentWire(file, message.channelId, url)),
    embeds: message.embeds,
    components: message.components.map((component) => componentWire(component, message, url)),
    ...(message.nonce !== null && { nonce: message.nonce }),
    ...(message.referenceId && referenceWire(at, message, message.referenceId)),
    ...(message.interaction && answeredWire(world, message, message.interaction)),
  };
}

/** An attachment with the address it can be fetched from. */
export function attachmentWire(file: Attachment, channelId: string, url: string): Wire {
  const address = `${url}/attachments/${channelId}/${file.id}/${encodeURIComponent(file.filename)}`;
  return {
    id: file.id,
    filename: file.filename,
    size: file.size,
    url: address,
    proxy_url: address,
    content_type: file.contentType,
    ...(file.description !== null && { description: file.description }),
  };
}

function referenceWire(at: At, message: Message, referenceId: string): Wire {
  const original = at.world.messages[message.channelId]?.find((candidate) => candidate.id === referenceId);
  return {
    message_reference: {
      type: 0,
      message_id: referenceId,
      channel_id: message.channelId,
      guild_id: message.guildId ?? undefined,
    },
    referenced_message: original ? messageWire(at, { ...original, referenceId: null }) : null,
  };
}

function answeredWire(world: World, message: Message, answered: NonNullable<Message['interaction']>): Wire {
  return {
    webhook_id: world.application.id,
    application_id: world.application.id,
    interaction_metadata: metadataWire(world, message, answered),
  };
}

function metadataWire(world: World, message: Message, answered: AnsweredInteraction): Wire {
  const { id, type, userId, name, sourceMessageId, openedBy } = answered;
  return {
    id,
    type,
    user: userWire(userById(world, userId)),
    authorizing_integration_owners: { '0': message.guildId ?? '0' },
    ...(type === INTERACTION.command && { name }),
    ...(type === INTERACTION.component && { interacted_message_id: sourceMessageId }),
    ...(openedBy && { triggering_interaction_metadata: metadataWire(world, message, openedBy) }),
  };
}

/** What Discord fills in where a bot left it out, by component type. */
const SELECT_DEFAULTS = { min_values: 1, max_values: 1 };
const DEFAULTS: Record<number, Wire> = {
  [COMPONENT.stringSelect]: SELECT_DEFAULTS,
  [COMPONENT.userSelect]: SELECT_DEFAULTS,
  [COMPONENT.roleSelect]: SELECT_DEFAULTS,
  [COMPONENT.mentionableSelect]: SELECT_DEFAULTS,
  [COMPONENT.channelSelect]: SELECT_DEFAULTS,
  [COMPONENT.thumbnail]: { spoiler: false },
  [COMPONENT.file]: { spoiler: false },
  [COMPONENT.separator]: { divider: true, spacing: 1 },
  [COMPONENT.container]: { spoiler: false, accent_color: null },
};

/** Components as answered: media carry the addresses they were resolved to, and defaults are filled in. */
function componentWire(component: unknown, message: Message, url: string): unknown {
  if (Array.isArray(component)) return component.map((one) => componentWire(one, message, url));
  if (typeof component !== 'object' || component === null) return component;
  const entries = Object.entries(component).map(([key, value]): [string, unknown] =>
    (key === 'media' || key === 'file') && hasUrl(value)
      ? [key, mediaWire(value.url, message, url)]
      : [key, componentWire(value, message, url)],
  );
  const given = Object.fromEntries(entries.filter(([, value]) => value !== null));
  const type = typeof given['type'] === 'number' ? given['type'] : undefined;
  const isGalleryItem = type === undefined && 'media' in given;
  const wire = {
    ...(isGalleryItem ? { description: null, spoiler: false } : type !== undefined && DEFAULTS[type]),
    ...given,
  };
  return type === COMPONENT.file ? { ...wire, ...fileFacts(wire, message) } : wire;
}

function hasUrl(value: unknown): value is { url: string } {
  return typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string';
}

function attached(address: string, message: Message): Attachment | undefined {
  const name = attachmentName(address);
  return message.attachments.find((file) => file.filename === name);
}

function mediaWire(address: string, message: Message, url: string): Wire {
  const file = attached(address, message);
  if (!file) return { id: message.id, url: address, proxy_url: address };
  const wire = attachmentWire(file, message.channelId, url);
  return {
    url: wire['url'],
    proxy_url: wire['proxy_url'],
    id: file.id,
    content_type: file.contentType,
    attachment_id: file.id,
  };
}

function fileFacts(wire: Wire, message: Message): Wire {
  const id = hasUrl(wire['file']) ? wire['file'].url.split('/').at(-2) : undefined;
  const file = message.attachments.find((candidate) => candidate.id === id);
  return file ? { name: file.filename, size: file.size } : {};
}
