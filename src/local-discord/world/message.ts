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

/** Discord's numbers for the kinds of message that exist here. */
export const MESSAGE_TYPE = { ordinary: 0, reply: 19, slashAnswer: 20, menuAnswer: 23 } as const;

/** A message as the stand-in keeps it. */
export type Message = {
  id: Id;
  channelId: Id;
  guildId: Id | null;
  authorId: Id;
  type: (typeof MESSAGE_TYPE)[keyof typeof MESSAGE_TYPE];
  content: string;
  /** Bits of `MESSAGE_FLAG`; while `loading` is set the bot is "thinking". */
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
