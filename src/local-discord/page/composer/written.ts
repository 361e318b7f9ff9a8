import { forget, keep, readKept } from '../parts/kept.ts';

/** An option as it stands: what is shown, and what it stands for when it was picked from a list. */
export type Shown = { shown: string; value?: string | number };

/** What a person wrote, sent or not yet: words, or a command with its options. */
export type Written =
  | { kind: 'words'; words: string }
  | { kind: 'command'; path: string; options: Record<string, Shown> };

/** What is being written in a place, kept for this tab: a reload or a look elsewhere loses nothing. */
export function createDraft(place: string) {
  const key = `draft ${place}`;
  return {
    read: (): Written | undefined => readKept<Written>(key),
    keep: (written: Written): void => keep(key, written),
    drop: (): void => forget(key),
  };
}
