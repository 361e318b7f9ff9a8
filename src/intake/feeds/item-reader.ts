import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type FeedItem, idOfItem } from './feed-item.ts';
import type { ItemBriefing } from './item-briefing.ts';

/** Reads one item; see `itemBriefing`. */
export type ReadOne = (item: FeedItem, id: string, loose: boolean) => Promise<ItemBriefing>;

/** After so many items that cost too much, a look reads no more of them: other feeds want to be read too. */
const MOST_COSTLY = 3;
const LATER: ItemBriefing = { problem: 'it was not read yet: others before it took too long' };

/**
 * Makes the function that reads all items of a feed, each with the id it would get if it were new. Items that did not
 * change are read only once.
 */
export function createItemReader(
  readOne: ReadOne,
  loose: boolean,
): (items: readonly FeedItem[]) => Promise<readonly ItemBriefing[]> {
  let before = new Map<string, { print: string; result: ItemBriefing }>();
  return async (items) => {
    const now: typeof before = new Map();
    const all: ItemBriefing[] = [];
    let costly = 0;
    for (const item of items) {
      const print = createHash('sha256').update(JSON.stringify(item)).digest('base64');
      const had = before.get(item.key);
      // Few servers say what changed, and most items never do.
      const same = had?.print === print ? had.result : undefined;
      const result = same ?? (costly < MOST_COSTLY ? await readOne(item, idOfItem(item), loose) : LATER);
      if (!same && 'tooMuch' in result) costly += 1;
      if (result !== LATER) now.set(item.key, { print, result });
      all.push(result);
      // Readers are answered between two items, however many there are.
      await setImmediate();
    }
    before = now;
    return all;
  };
}
