import type { FileValue } from '../files.ts';
import type { Channel, Command, Guild, Home } from '../model.ts';

export type OptionValues = Record<string, string | number | FileValue>;

/** What the composer is for: this channel's commands, and where typed things go. */
export type Composing = {
  home: Home;
  /** The server as it is now, for options that pick from it. */
  guild(): Guild | undefined;
  channel: Channel;
  commands: readonly Command[];
  say(content: string): void;
  send(command: string, options: OptionValues): void;
  complete(
    command: string,
    options: OptionValues,
    focus: string,
  ): Promise<{ name: string; value: string | number }[]>;
};
