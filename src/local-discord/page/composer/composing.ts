import type { FileValue } from '../files.ts';
import type { Channel, Command, Guild, Home } from '../model.ts';

export type OptionValues = Record<string, string | number | FileValue>;

/** Who the composer writes for and where, and where typed things go. */
export type Composing = {
  home: Home;
  channelId: string;
  /** What there is at this moment; it may change while somebody types. */
  now(): { guild: Guild | undefined; channel: Channel; commands: readonly Command[] };
  /** Says something to whoever types, in place of what was said before. */
  tell(words: string): void;
  /** Resolves with whether it was said; why not is shown. */
  say(content: string): Promise<boolean>;
  send(command: string, options: OptionValues): void;
  /** What the bot suggests; undefined when it does not answer. */
  complete(
    command: string,
    options: OptionValues,
    focus: string,
  ): Promise<{ name: string; value: string | number }[] | undefined>;
};
