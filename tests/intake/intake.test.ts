import { once } from 'node:events';
import { mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { Briefing } from '../../src/briefings/briefing.ts';
import type { Problem } from '../../src/briefings/briefing-error.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import type { Clock } from '../../src/clock.ts';
import type { KnownItem } from '../../src/intake/feeds/feed-memory.ts';
import { startIntake } from '../../src/intake/intake.ts';
import { forgetfulMemory } from '../../src/intake/memory.ts';
import { createLog } from '../../src/log.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { pushed, steerableClock } from '../support/steerable-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const news = (text: string, id = 'from-a-feed'): Briefing => briefingOf(`---\nid: ${id}\n---\n${text}`);
const item = (briefing: Briefing): KnownItem => ({ key: '1', archived: true, briefing });

/** Without being told of a change the folder is looked at this often, in ms. */
const LOOK = 5000;

/**
 * Intake over a folder with one file, and a feed that another process follows as well, whose server never answers this one. Something
 * is done `before` it starts, or when it hands over for the `first` time. While waits are `endless` only what is told of is found.
 */
async function startSome({
  items = [item(news('As it was.'))],
  before = async (_folder: string) => {},
  first = async (_folder: string) => {},
  endless = false,
} = {}) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.md'), 'A text.');
  // Written long ago, so that nobody waits for it to come to rest.
  await utimes(join(folder, 'a.md'), 1000, 1000);
  const clock = steerableClock();
  await before(folder);
  const waits = { times: 0, endless };
  const wait: Clock['wait'] = (ms, signal) => {
    waits.times += 1;
    return clock.wait(waits.endless && ms >= LOOK ? 86_400_000 : ms, signal);
  };
  const remembered = { items, fails: false };
  const given: { ids: string[]; says: string[]; retracted: string[]; archived: readonly string[] }[] = [];
  const named: (readonly Problem[])[] = [];
  const log: string[] = [];
  const memory = forgetfulMemory();
  const asked = { times: 0 };
  const intake = await startIntake({
    folder,
    parse: parseBriefing,
    clock: { now: clock.now, wait },
    log: createLog('info', { write: (line: string) => void log.push(line) }),
    memory: {
      ...memory,
      retracted() {
        asked.times += 1;
        return memory.retracted();
      },
    },
    onProblems: (problems) => void named.push(problems),
    feeds: {
      addresses: ['https://example.org/feed'],
      loose: false,
      async fetchFeed(_address, _have, signal) {
        if (!signal.aborted) await once(signal, 'abort');
        throw signal.reason;
      },
      reader: { feed: async () => [], item: async () => ({ problem: 'none' }) },
      memory: {
        validators: async () => ({}),
        firstSeen: async () => undefined,
        itemsSince: async (_, version) => ({
          items: remembered.items.slice(version + 1),
          version: remembered.items.length - 1,
        }),
        save: async () => {},
      },
      random: () => 0.5,
    },
    async onChange(briefings, archived) {
      if (remembered.fails) throw new Error('the database is away');
      if (!given.length) await first(folder);
      given.push({
        ids: briefings.map(({ id }) => id).sort(),
        says: briefings.map(({ entries }) => entries[0]?.text.plain ?? ''),
        retracted: briefings.filter((one) => one.retracted).map(({ id }) => id),
        archived,
      });
    },
  });
  onTestFinished(intake.close);
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const until = (done: () => boolean) =>
    pushed(
      clock,
      () => done() || undefined,
      () => log.join(''),
    );
  return { intake, folder, clock, waits, memory, asked, remembered, given, named, log, write, until };
}

test('what another process took in of a feed is handed over with the next change of the folder, never as it was before', async () => {
  const { remembered, given, write, until } = await startSome();
  expect(given.at(-1)).toEqual({
    ids: ['a', 'from-a-feed'],
    says: ['A text.', 'As it was.'],
    retracted: [],
    archived: ['from-a-feed'],
  });
  remembered.items.push(item(news('As it is now.')));
  await write('b.md', 'B text.');
  await until(() => given.at(-1)?.ids.includes('b') === true);
  expect(given.at(-1)?.says).toEqual(['A text.', 'B text.', 'As it is now.']);
});

test('what another process retracted of a feed, or took back, is handed over though nothing else changes', async () => {
  const { memory, given, until } = await startSome({
    items: ['from-a-feed', 'another'].map((id, at) => ({ ...item(news('As it was.', id)), key: `${at}` })),
  });
  const retracted = (...ids: string[]) => until(() => isDeepStrictEqual(given.at(-1)?.retracted, ids));
  await memory.retract('from-a-feed', true);
  await retracted('from-a-feed');
  await Promise.all([memory.retract('from-a-feed', false), memory.retract('another', true)]);
  await retracted('another');
  await memory.retract('another', false);
  await retracted();
  expect(given).toHaveLength(4);
});

test('an item of a feed is retracted and taken back here at once, and of what no feed has nothing is remembered', async () => {
  const { intake, waits, memory, given, until } = await startSome();
  waits.endless = true;
  for (const wanted of [true, false]) {
    expect(await intake.retract('from-a-feed', wanted)).toBe(true);
    await until(() => given.at(-1)?.retracted.includes('from-a-feed') === wanted);
  }
  expect(await intake.retract('a', true)).toBe(false);
  expect(await memory.retracted()).toEqual([]);
});

test('without a briefing from a feed nobody asks which are retracted', async () => {
  const { asked, until } = await startSome({ items: [] });
  const before = asked.times;
  let pushes = 0;
  await until(() => ++pushes > 40);
  expect(asked.times).toBe(before);
});

test('a file goes before an item of a feed that has its id', async () => {
  const { given, write, until } = await startSome();
  await write('b.md', '---\nid: from-a-feed\n---\nBy hand.');
  await until(() => given.at(-1)?.says.includes('By hand.') === true);
  expect(given.at(-1)?.says).toEqual(['A text.', 'By hand.']);
});

test('what cannot be handed over is handed over later, though nothing changes any more', async () => {
  const { clock, remembered, given, log, write, until } = await startSome();
  remembered.fails = true;
  await write('b.md', 'B text.');
  await until(() => log.join('').includes('could not be taken in; trying again'));
  expect(given.at(-1)?.ids).not.toContain('b');
  remembered.fails = false;
  await until(() => given.at(-1)?.ids.includes('b') === true);

  // The next time it is tried again as soon as the first time.
  const before = log.length;
  remembered.fails = true;
  await write('c.md', 'C text.');
  const waits = () =>
    log
      .slice(before)
      .join('')
      .match(/"waitMs":\d+/g) ?? [];
  await until(() => waits().length > 0);
  expect(waits()[0]).toBe('"waitMs":1000');
  await until(() => {
    clock.advance(60_000);
    return waits().length > 7;
  });
  expect(waits().at(-1)).toBe('"waitMs":60000');
});

test('what was written just before the start is there from the beginning', async () => {
  const { given } = await startSome({ before: (folder) => writeFile(join(folder, 'b.md'), 'B text.') });
  expect(given.map(({ ids }) => ids)).toEqual([['a', 'b', 'from-a-feed']]);
});

test('what is written while the beginning is handed over, and what is in another folder that the link leads to, is found as it comes', async () => {
  const { folder, clock, waits, given, write, until } = await startSome({
    async before(path) {
      await rename(path, `${path}.1`);
      await symlink(`${path}.1`, path);
    },
    first: (path) => writeFile(join(path, 'b.md'), 'B text.'),
    endless: true,
  });
  const found = (name: string) => until(() => given.at(-1)?.ids.includes(name) === true);
  await found('b');
  waits.endless = false;
  clock.advance(86_400_000);
  await mkdir(`${folder}.2`);
  await symlink(`${folder}.2`, `${folder}.new`);
  await rename(`${folder}.new`, folder);
  await write('c.md', 'C text.');
  await found('c');
  waits.endless = true;
  // The look that was due already is over.
  let pushes = 0;
  await until(() => ++pushes > 30);
  await write('d.md', 'D text.');
  await found('d');
});

test('on a disk that tells nobody the folder is looked at every five seconds', async () => {
  const { clock, memory, given, until } = await startSome();
  for (const retracted of [true, false]) {
    const before = clock.now();
    await memory.retract('from-a-feed', retracted);
    await until(() => given.at(-1)?.retracted.includes('from-a-feed') === retracted);
    expect(clock.now() - before).toBeLessThan(30_000);
  }
});

test('while files come one after the other the folder is looked at no more often than every 50 ms', async () => {
  const { waits, write } = await startSome();
  const before = performance.now();
  const { times } = waits;
  for (let at = 0; at < 60; at += 1) {
    await write(`${at}.md`, 'A text.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  // It waits to be told, and then a while.
  expect(waits.times - times).toBeLessThanOrEqual(2 * ((performance.now() - before) / 50 + 2));
});

test('intake that is closed waits for nothing, and watches nothing any more', async () => {
  const watching = () => process.getActiveResourcesInfo().filter((one) => one === 'FSEventWrap').length;
  const before = watching();
  const { intake, clock } = await startSome();
  expect(watching()).toBeGreaterThan(before);
  const asked = clock.now();
  await intake.close();
  expect(clock.now() - asked).toBeLessThan(LOOK / 2);
  await expect.poll(watching).toBe(before);
});

test('after a change the folder is looked at no more often than before', async () => {
  const { given, asked, write, until } = await startSome();
  await write('b.md', 'B text.');
  await until(() => given.at(-1)?.ids.includes('b') === true);
  const before = asked.times;
  let pushes = 0;
  await until(() => ++pushes > 40);
  // Ten seconds, in which it is looked at twice.
  expect(asked.times - before).toBeLessThanOrEqual(4);
  expect(given).toHaveLength(2);
});

test('an item that two feeds have is handed over once', async () => {
  const { remembered, given, write, until } = await startSome();
  remembered.items.push({ ...item(news('As elsewhere.')), key: '2' });
  await write('b.md', 'B text.');
  await until(() => given.at(-1)?.ids.includes('b') === true);
  expect(given.at(-1)?.ids).toEqual(['a', 'b', 'from-a-feed']);
});

test('what is wrong with a file is in the log once, and again when it is mended', async () => {
  const { intake, named, log, write, until } = await startSome();
  await write('b.md', '---\nhalf');
  await until(() => intake.problems().length > 0);
  await write('c.md', 'C text.');
  await until(() => intake.files().size === 2);
  expect(log.join('').match(/"msg":"[^"]*b\.md:1:1: the front matter is not closed/g)).toHaveLength(1);
  await write('b.md', 'B text.');
  await until(() => intake.files().size === 3);
  expect(log.join('')).toMatch(/"was":"[^"]*b\.md:1:1[^"]*".*"msg":"mended"/);
  expect(named.at(0)).toEqual([]);
  expect(named.some((problems) => problems.length === 1)).toBe(true);
  expect(named.at(-1)).toEqual([]);
});
