import { keep, readKept } from '../parts/kept.ts';
import type { Written } from './written.ts';

const MOST = 50;

/** What a person sent in a channel, kept for this tab; `older` and `newer` walk it from the end. */
export function createHistory(place: string) {
  const key = `sent ${place}`;
  const all = readKept<Written[]>(key) ?? [];
  let at = all.length;
  return {
    add(sent: Written): void {
      all.push(sent);
      keep(key, all.slice(-MOST));
      at = all.length;
    },
    older(): Written | undefined {
      at = Math.max(0, at - 1);
      return all[at];
    },
    newer(): Written | undefined {
      at = Math.min(all.length, at + 1);
      return all[at];
    },
    rewind(): void {
      at = all.length;
    },
  };
}
