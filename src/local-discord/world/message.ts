import type { MessageComponent } from '../rules/components/message.ts';
import type { Embed } from '../rules/embeds.ts';
import type { Id } from '../snowflake.ts';

export type Attachment = {
  id: Id;
  filename: string;
  description: string | null;
  contentType: string;
  size: number;
  /** The file's bytes, in base64, so that the world stays plain data. */
  base64: string;
};

/** Who gets a notification because of a message. */
export type Pinged = { everyone: boolean; roleIds: Id[]; userIds: Id[] };

/** Which interaction a message answers. */
export type AnsweredInteraction = {
  id: Id;
  type: 2 | 3 | 4 | 5;
  userId: Id;
  /** The command's name, for a command. */
  name: string | null;
  /** The message a component sat on. */
  sourceMessageId: Id | null;
  /** Of a modal: what opened it. */
  openedBy: AnsweredInteraction | null;
};

/** A message as the stand-in keeps it. */
export type Message = {
  id: Id;
  channelId: Id;
  guildId: Id | null;
  authorId: Id;
  /** Discord's number: 0 ordinary, 19 reply, 20 answer to a slash command, 23 answer to a menu's command. */
  type: number;
  content: string;
  /** Bits of `MESSAGE_FLAG`; while 1 << 7 is set the bot is "thinking". */
  flags: number;
  embeds: Embed[];
  components: MessageComponent[];
  attachments: Attachment[];
  pinged: Pinged;
  nonce: string | null;
  createdAt: string;
  editedAt: string | null;
  interaction: AnsweredInteraction | null;
  referenceId: Id | null;
  /** Only this user sees it (ephemeral); null when everybody in the channel does. */
  visibleTo: Id | null;
};
