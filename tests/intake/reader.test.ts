import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { BriefingError } from '../../src/briefings/briefing-error.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { FeedError } from '../../src/intake/feeds/feed-error.ts';
import { createReader, type ReaderLimits, USUAL_READING } from '../../src/intake/reader.ts';

const FILE = 'data/briefings/putin-visits-china.txt';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Takes the Markdown parser more than a second, and much longer the more there is of it. */
const COSTLY = bytes('- a\n  > b\n    1. c\n'.repeat(3300));
const CHEAP = bytes('All is well.');

function startReader(limits: Partial<ReaderLimits> = {}) {
  const reader = createReader({ ...USUAL_READING, ...limits });
  onTestFinished(reader.close);
  return reader;
}

test('a briefing is read as the parser reads it, and refused with the same problems', async () => {
  const { briefing } = startReader();
  expect(await briefing(readFileSync(FILE), FILE)).toEqual(parseBriefing(readFileSync(FILE), FILE));
  const refused = await briefing(bytes('---\ntitel: x\n---\nText'), 'a.md').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BriefingError);
  expect(String(refused)).toContain('a.md:2:1: the front matter has a key "titel" that is not known.');
});

test('a text that costs too much is refused while the bot goes on, and the next ones are read', async () => {
  const { briefing } = startReader({ ms: 1000 });
  await briefing(CHEAP, 'first.md');
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const [costly, cheap] = await Promise.allSettled([
    briefing(COSTLY, 'costly.md'),
    briefing(CHEAP, 'cheap.md'),
  ]);
  clearInterval(beat);
  expect(costly).toMatchObject({
    reason: expect.objectContaining({
      message:
        'costly.md:1:1: the text takes more than 1 s to read. Write it as plain paragraphs and lists, or split it',
    }),
  });
  expect(cheap).toMatchObject({ value: { title: 'Cheap' } });
  // Nowhere near as long as the text took, however busy the machine.
  expect(longest).toBeLessThan(750);
});

test('what takes all the memory is refused as well', async () => {
  const { item, briefing } = startReader({ megabytes: 40, ms: 60_000 });
  const html = `<p>${'<b>a</b><i>b</i>'.repeat(200_000)}</p>`;
  expect(await item({ key: '1', title: 'Huge', content: { html }, topics: [] }, 'huge', true)).toMatchObject({
    tooMuch: true,
  });
  expect(await briefing(CHEAP, 'cheap.md')).toMatchObject({ title: 'Cheap' });
});

test('a thread that dies before it reads is named each time, and nobody waits for a dead one', async () => {
  // Not enough to load what reads.
  const { briefing } = startReader({ megabytes: 8 });
  for (const file of ['a.md', 'b.md'])
    await expect(briefing(CHEAP, file)).rejects.toThrow('The thread that reads ended before it began.');
});

test('feeds and their items are read too, and what is none is named', async () => {
  const { feed, item } = startReader();
  const body =
    '<rss version="2.0"><channel><title>F</title><item><title>A</title><description>One.</description></item></channel></rss>';
  const [first] = await feed(bytes(body), 'text/xml', 'https://example.org/');
  expect(await item(first ?? expect.fail(), 'a', true)).toMatchObject({ briefing: { id: 'a', title: 'A' } });
  await expect(feed(bytes('<html>'), 'text/html', 'https://example.org/')).rejects.toThrow(FeedError);
  const slow = startReader({ ms: 1 });
  const long = body.replace('<item>', `${'<item><title>B</title></item>'.repeat(50_000)}<item>`);
  await expect(slow.feed(bytes(long), 'text/xml', 'https://example.org/')).rejects.toThrow(
    'to read; ask its publisher',
  );
});

test('a reader that rested reads again, and one that is closed keeps nobody waiting', async () => {
  const reader = startReader({ idle: 1 });
  await reader.briefing(CHEAP, 'cheap.md');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await reader.briefing(CHEAP, 'cheap.md')).toMatchObject({ title: 'Cheap' });
  const late = [reader.briefing(COSTLY, 'costly.md'), reader.briefing(CHEAP, 'cheap.md')].map((one) =>
    one.catch(String),
  );
  await reader.close();
  expect(await late[1]).toContain('closed');
  expect(await late[0]).toMatch(/closed|takes more/);
});
