import { createHash } from 'node:crypto';
import { idFromFile } from '../../briefings/identity.ts';

/**
 * One item of a feed. `key` stays the same as long as it is the same item. Its content is HTML or plain text; `date` is
 * in ms. `sharedKey` would be its key if other items did not have the same.
 */
export type FeedItem = {
  key: string;
  sharedKey?: string;
  title: string;
  content: { html: string } | { plain: string };
  date?: number;
  link?: string;
  topics: string[];
};

/** The id that an item's briefing gets when it is first seen, made from its title and from what identifies it. */
export function idOfItem({ title, key }: FeedItem): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 10);
  return idFromFile(`${title.slice(0, 40).toWellFormed()} ${hash}.md`);
}
