import { expect, test } from 'vitest';
import type { FeedItem } from '../../../src/intake/feeds/feed-item.ts';
import { read, rss } from './reading.ts';

test.each([
  [
    'a web page',
    '<!DOCTYPE html><html><body>Hello</body></html>',
    /^it is a web page, not a feed; look on it for a link/,
  ],
  [
    'a web page that begins with a comment',
    '<!-- Hello --><!doctype html><html lang="en"><body>Hello</body></html>',
    /^it is a web page, not a feed/,
  ],
  ['nothing', '', /^it is not an RSS, Atom or JSON feed/],
  ['other JSON', '{"error": "no"}', /^it is not an RSS, Atom or JSON feed/],
  ['half a feed', '<rss version="2.0"><channel', /^it is not an RSS, Atom or JSON feed, or is cut off/],
])('%s is named for what it is', (_, body, words) => {
  expect(() => read(body)).toThrow(words);
});

test('a bomb of entities is not expanded', () => {
  const entities = Array.from(
    { length: 20 },
    (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};&l${i};&l${i};">`,
  ).join('');
  const item = '<item><title>A</title><description>&l20;</description></item>';
  let items: FeedItem[] = [];
  try {
    items = read(rss(item, `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]>`));
  } catch {
    // It may as well be refused.
  }
  expect(JSON.stringify(items).length).toBeLessThan(10_000);
});
