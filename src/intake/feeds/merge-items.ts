import { createHash } from 'node:crypto';
import type { Briefing } from '../../briefings/briefing.ts';
import { quote } from '../../briefings/briefing-error.ts';
import { withId } from '../../briefings/identity.ts';
import type { FeedItem } from './feed-item.ts';
import type { KnownItem } from './feed-memory.ts';
import type { ItemBriefing } from './item-briefing.ts';

/**
 * What a look at a feed adds to what is `known` of it by key: the items that are new or changed, and what is wrong, one
 * line each. `results` are what was read of the items `found`, in the same order.
 */
export function mergeItems(
  known: ReadonlyMap<string, KnownItem>,
  found: readonly FeedItem[],
  results: readonly ItemBriefing[],
  isArchive: (item: FeedItem) => boolean,
): { changed: KnownItem[]; wrong: string[] } {
  const wrong = sharedKeys(found);
  const changed: KnownItem[] = [];
  let movedFrom: ((item: FeedItem, briefing: Briefing) => ReadItem | undefined) | undefined;
  for (const [at, item] of found.entries()) {
    const result = results[at] ?? { problem: 'it was not read' };
    const before = known.get(item.key);
    const seen = { key: item.key, archived: isArchive(item) };
    if ('problem' in result) {
      wrong.push(`item ${quote(item.title || item.key)}: ${result.problem}`);
      // Remembered all the same: if it was archive at first sight, it is no news once it can be read.
      if (!before) changed.push({ ...seen, briefing: undefined });
      continue;
    }
    // Most looks find nothing new, and then nothing that moved is looked for.
    if (!before?.briefing) movedFrom ??= movers(known, found);
    const moved = before?.briefing ? undefined : movedFrom?.(item, result.briefing);
    const briefing = withId(result.briefing, (moved ?? before)?.briefing?.id ?? result.briefing.id);
    if (moved) changed.push({ ...moved, briefing: undefined }, { ...moved, key: item.key, briefing });
    else if (!before?.briefing || printOf(before.briefing) !== printOf(briefing))
      changed.push({ ...seen, briefing });
  }
  return { changed, wrong };
}

/** An item that became a briefing. */
export type ReadItem = KnownItem & { briefing: Briefing };

/** Whether an item became a briefing. */
export const isRead = (item: KnownItem): item is ReadItem => item.briefing !== undefined;

const prints = new WeakMap<Briefing, string>();

/** The same for two briefings that are the same. Made once for each. */
export function printOf(briefing: Briefing): string {
  const print =
    prints.get(briefing) ?? createHash('sha256').update(JSON.stringify(briefing)).digest('base64');
  prints.set(briefing, print);
  return print;
}

/**
 * Makes the function that finds, for an item whose key is new, the item that it was. When a publisher's program gives
 * all items new guids, title and date tell, together with the link (which says too little where there is no date) or,
 * as when the site moves to another address, with all words. When another item has taken its guid, that guid and the
 * title tell.
 */
function movers(
  known: ReadonlyMap<string, KnownItem>,
  found: readonly FeedItem[],
): (item: FeedItem, briefing: Briefing) => ReadItem | undefined {
  const keys = new Set(found.map(({ key }) => key));
  const gone = [...known.values()].filter(isRead).filter(({ key }) => !keys.has(key));
  const byTitle = Map.groupBy(gone, ({ briefing }) => briefing.title);
  const claimed = new Set<ReadItem>();
  return ({ sharedKey }, item) => {
    // Two new items cannot both be what one was.
    const namesakes = (byTitle.get(item.title) ?? []).filter((one) => !claimed.has(one));
    const moved =
      namesakes.findLast(({ briefing }) => isAlike(briefing, item)) ??
      namesakes.findLast(({ key }) => key === sharedKey);
    if (moved) claimed.add(moved);
    return moved;
  };
}

const isAlike = (was: Briefing, is: Briefing): boolean =>
  was.date === is.date &&
  ((is.date !== undefined && is.source !== undefined && was.source === is.source) ||
    wordsOf(was) === wordsOf(is));

const wordsOf = ({ entries }: Briefing): string =>
  JSON.stringify(entries.map(({ section, term, text }) => [section, term, text.plain]));

/** What to say about items that the publisher does not tell apart. */
const sharedKeys = (found: readonly FeedItem[]): string[] =>
  [...Map.groupBy(found, ({ sharedKey }) => sharedKey)].flatMap(([key, [first, second, ...more]]) =>
    key === undefined || !first || !second
      ? []
      : [
          `items ${quote(first.title)} and ${quote(second.title)}${more.length ? ` and ${more.length} more` : ''} have the same guid ${quote(key)}, so they are told apart by link or title; ask their publisher to give each its own`,
        ],
  );
