import type { Id } from './snowflake.ts';

/** Something a person looking at the page would see change. */
export type Change =
  | { kind: 'message'; messageId: Id; visibleTo: Id | null }
  | { kind: 'channel'; channelId: Id }
  | { kind: 'guild'; guildId: Id }
  | { kind: 'commands' }
  | { kind: 'bot'; connected: boolean }
  | { kind: 'time' };

export type Changes = {
  announce(change: Change): void;
  /** Calls `listener` for each change from now on; the returned function ends it. */
  subscribe(listener: (change: Change) => void): () => void;
};

/** A plain list of listeners, called in the order they came. */
export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce(change) {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
