import { type Block, type Component, container, text } from './components.ts';

/** A message as an answer. */
export type Message = {
  /** Components V2, at most 40 and 4,000 characters over the whole message. */
  components: readonly Component[];
  /** Only the person who asked sees it. Answers to presses are always private. */
  private?: boolean;
  /** Stands below the private message whose button was pressed, and leaves that as it is. Other answers take its place. */
  below?: boolean;
};

/** A text, and what stands below it, that only the person who asked sees. */
export const privately = (words: string, ...below: readonly Block[]): Message => ({
  components: [container(text(words), ...below)],
  private: true,
});

/** The same, below what was pressed instead of in its place. */
export const below = (message: Message): Message => ({ ...message, below: true });
