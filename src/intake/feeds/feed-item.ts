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
