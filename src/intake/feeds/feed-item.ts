import { createHash } from 'node:crypto';
import { idFromFile } from '../../briefings/identity.ts';

/**
 * One item of a feed. `key` is the same as long as it is the same item; its content is HTML or plain text; `date` in ms.
 * `sharedKey`: what would be its key, did not other items have the same.
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

/** The id an item's briefing gets when it is first seen: of its title and of what identifies it. */
export function idOfItem({ title, key }: FeedItem): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 10);
  return idFromFile(`${title.slice(0, 40).toWellFormed()} ${hash}.md`);
}
