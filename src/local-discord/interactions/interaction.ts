import type { Message } from '../messages/message.ts';
import type { ModalComponent } from '../rules/modal-components.ts';
import type { Id } from '../snowflake.ts';

/** Discord's numbers for the kinds of interaction. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;
export type InteractionType = (typeof INTERACTION)[keyof typeof INTERACTION];

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
  /** The command's name, for commands and their autocompletion. */
  commandName: string | null;
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
};

/** The interactions under way, and who waits for their outcome. */
export type Interactions = {
  add(interaction: Interaction): void;
  byId(id: Id): Interaction | undefined;
  byToken(token: string): Interaction | undefined;
  /** Resolves once `settle` is called for it. */
  outcome(id: Id): Promise<Outcome>;
  settle(id: Id, outcome: Outcome): void;
  all(): readonly Interaction[];
};

/** Keeps the last `most` interactions. */
export function createInteractions(most = 5_000): Interactions {
  const interactions = new Map<Id, Interaction>();
  const tokens = new Map<string, Id>();
  const outcomes = new Map<Id, PromiseWithResolvers<Outcome>>();

  return {
    add(interaction) {
      interactions.set(interaction.id, interaction);
      tokens.set(interaction.token, interaction.id);
      outcomes.set(interaction.id, Promise.withResolvers());
      if (interactions.size <= most) return;
      const [oldest] = interactions.values();
      if (!oldest) return;
      interactions.delete(oldest.id);
      tokens.delete(oldest.token);
      outcomes.delete(oldest.id);
    },
    byId: (id) => interactions.get(id),
    byToken(token) {
      const id = tokens.get(token);
      return id === undefined ? undefined : interactions.get(id);
    },
    outcome: (id) =>
      outcomes.get(id)?.promise ??
      Promise.resolve({ kind: 'failed', reason: 'There is no such interaction.' }),
    settle: (id, outcome) => outcomes.get(id)?.resolve(outcome),
    all: () => [...interactions.values()],
  };
}
