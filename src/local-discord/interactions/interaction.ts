import type { InteractionType } from '../rules/callback-body.ts';
import type { ModalComponent } from '../rules/components/modal.ts';
import type { Id } from '../snowflake.ts';
import type { Message } from '../world/message.ts';
import type { Command } from '../world/world.ts';

/** The first answer has to come within this. */
export const FIRST_ANSWER_MS = 3_000;
/** Edits and follow-ups are accepted for this long after the interaction began. */
export const TOKEN_LIFE_MS = 900_000;

export type Choice = { name: string; value: string | number };
export type Modal = { interactionId: Id; customId: string; title: string; components: ModalComponent[] };

/** What a member sees come of what they did. */
export type Outcome =
  /** A new message: the answer, or what a "thinking…" became. */
  | { kind: 'message'; message: Message }
  /** The message the component sits on changed. */
  | { kind: 'update'; message: Message }
  | { kind: 'choices'; choices: Choice[] }
  | { kind: 'modal'; modal: Modal }
  /** The bot took its "thinking…" away. */
  | { kind: 'nothing' }
  /** "The application did not respond" and its like. */
  | { kind: 'failed'; reason: string };

export type Interaction = {
  id: Id;
  token: string;
  type: InteractionType;
  userId: Id;
  guildId: Id | null;
  channelId: Id;
  /** Ms since 1970. */
  createdAt: number;
  /** For commands and their autocompletion; the name with that of the subcommand. */
  command: { name: string; type: Command['type'] } | null;
  /** The message the component sits on, also for a modal opened from one. */
  sourceMessageId: Id | null;
  /** Of a modal: what opened it. */
  openedBy: Interaction | null;
  state: 'waiting' | 'thinking' | 'updating' | 'answered' | 'failed';
  /** What `@original` stands for, once there is one. */
  originalId: Id | null;
  modal: Modal | null;
  /** Why the bot's last attempt at an answer was refused. */
  refused: string | null;
  /** What came of it, once that is known. */
  outcome: PromiseWithResolvers<Outcome>;
};

/** The interactions under way. */
export type Interactions = {
  add(interaction: Interaction): void;
  byId(id: Id): Interaction | undefined;
  byToken(token: string): Interaction | undefined;
};

/** Keeps the last `most` interactions. */
export function createInteractions(most = 5_000): Interactions {
  const interactions = new Map<Id, Interaction>();

  return {
    add(interaction) {
      interactions.set(interaction.id, interaction);
      if (interactions.size <= most) return;
      const [oldest] = interactions.values();
      if (!oldest) return;
      interactions.delete(oldest.id);
    },
    byId: (id) => interactions.get(id),
    byToken: (token) => interactions.values().find((interaction) => interaction.token === token),
  };
}
