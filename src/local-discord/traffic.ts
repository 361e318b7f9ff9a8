import { channel } from 'node:diagnostics_channel';

/** Carries every entry of every stand-in in this process to whoever subscribes. */
export const TRAFFIC_CHANNEL = channel('local-discord.traffic');

/** One thing that went over the wire between the bot and the stand-in. Bodies are as sent. */
export type TrafficEntry =
  | {
      kind: 'rest';
      number: number;
      /** When it arrived, in ms since 1970 by the stand-in's clock. */
      at: number;
      method: string;
      /** Path and query below `/api/v10`. */
      path: string;
      request: unknown;
      files: string[];
      /** Null when the connection was dropped without an answer. */
      status: number | null;
      answer: unknown;
    }
  | {
      kind: 'gateway';
      number: number;
      at: number;
      direction: 'from bot' | 'to bot';
      payload: unknown;
    };

type Unnumbered<T> = T extends TrafficEntry ? Omit<T, 'number'> : never;

export type Traffic = {
  note(entry: Unnumbered<TrafficEntry>): void;
  /** What is remembered, oldest first, from `number` on. */
  entries(from?: number): readonly TrafficEntry[];
  subscribe(listener: (entry: TrafficEntry) => void): () => void;
  clear(): void;
};

/** Remembers the last `most` entries. */
export function createTraffic(most: number): Traffic {
  const listeners = new Set<(entry: TrafficEntry) => void>();
  let entries: TrafficEntry[] = [];
  let count = 0;
  return {
    note(entry) {
      const numbered: TrafficEntry = { ...entry, number: count };
      count += 1;
      entries.push(numbered);
      // Cutting in halves keeps the cost per entry constant.
      if (entries.length > most * 2) entries = entries.slice(-most);
      TRAFFIC_CHANNEL.publish(numbered);
      for (const listener of [...listeners]) listener(numbered);
    },
    entries(from = 0) {
      return entries.slice(-most).filter((entry) => entry.number >= from);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      entries = [];
    },
  };
}
