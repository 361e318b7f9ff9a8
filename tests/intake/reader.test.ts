import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
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

/** How many threads there are that began since. */
function threads(): () => number {
  const begun: Worker[] = [];
  const note = (thread: Worker) => void begun.push(thread);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return () => begun.filter(({ threadId }) => threadId !== -1).length;
}

test('a briefing is read as the parser reads it, and refused with the same problems', async () => {
  const { briefing } = startReader();
  expect(await briefing(readFileSync(FILE), FILE)).toEqual(parseBriefing(readFileSync(FILE), FILE));
  const refused = await briefing(bytes('---\ntitel: x\n---\nText'), 'a.md').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BriefingError);
  expect(String(refused)).toContain('a.md:2:1: the front matter has a key "titel" that is not known.');
});

test('a text that costs too much is refused while the bot goes on, and the next ones are read', async () => {
  const { briefing } = startReader({ ms: 400 });
  const running = threads();
  await briefing(CHEAP, 'first.md');
  let beats = 0;
  const beat = setInterval(() => (beats += 1), 10);
  const before = process.threadCpuUsage();
  const [costly, cheap] = await Promise.allSettled([
    briefing(COSTLY, 'costly.md'),
    briefing(CHEAP, 'cheap.md'),
  ]);
  const { user, system } = process.threadCpuUsage(before);
  clearInterval(beat);
  expect(running()).toBe(1);
  expect(costly).toMatchObject({
    reason: expect.objectContaining({
      message:
        'costly.md:1:1: the text takes more than 0.4 s to read. Write it as plain paragraphs and lists, or split it',
    }),
  });
  expect(cheap).toMatchObject({ value: { title: 'Cheap' } });
  // Nowhere near what the text took, and all the while it did something else.
  expect((user + system) / 1000).toBeLessThan(200);
  expect(beats).toBeGreaterThan(10);
});

test('what takes all the memory is refused as well', async () => {
  const { item, briefing } = startReader({ megabytes: 24, ms: 60_000 });
  const html = `<p>${'<b>a</b><i>b</i>'.repeat(60_000)}</p>`;
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
  const long = body.replace('<item>', `${'<item><title>B</title></item>'.repeat(5000)}<item>`);
  await expect(slow.feed(bytes(long), 'text/xml', 'https://example.org/')).rejects.toThrow(
    'to read; ask its publisher',
  );
});

test('a reader that rested gave its thread back and reads again, and one that works does not rest', async () => {
  const { briefing } = startReader({ idle: 1 });
  const running = threads();
  await briefing(CHEAP, 'cheap.md');
  await expect.poll(running).toBe(0);
  expect(await briefing(CHEAP, 'cheap.md')).toMatchObject({ title: 'Cheap' });
  const long = bytes('All is well.\n\n'.repeat(1000));
  expect((await briefing(long, 'long.md')).entries).toHaveLength(1000);
});

test('a reader that is closed keeps nobody waiting, and leaves no thread', async () => {
  const running = threads();
  const reader = startReader({ ms: 60_000 });
  const late = [reader.briefing(COSTLY, 'costly.md'), reader.briefing(CHEAP, 'cheap.md')].map((one) =>
    one.catch(String),
  );
  await expect.poll(running).toBe(1);
  await reader.close();
  expect(running()).toBe(0);
  expect(await late[1]).toContain('closed');
  expect(await late[0]).toMatch(/closed|ended before/);
});

test('a process whose reader is closed ends, whatever was being read', async () => {
  const program = `
    import { createReader } from ${JSON.stringify(new URL('../../src/intake/reader.ts', import.meta.url))};
    const reader = createReader({ ms: 60_000, megabytes: 256, idle: 60_000 });
    const read = (text) => reader.briefing(new TextEncoder().encode(text), 'a.md').catch(() => {});
    await read('All is well.');
    const late = read('- a\\n  > b\\n    1. c\\n'.repeat(3300));
    setTimeout(reader.close, 100);
    await late;`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { timeout: 30_000 });
});
