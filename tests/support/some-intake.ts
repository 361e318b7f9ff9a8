import { once } from 'node:events';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Briefing } from '../../src/briefings/briefing.ts';
import type { Problem } from '../../src/briefings/briefing-error.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import type { Clock } from '../../src/clock.ts';
import type { KnownItem } from '../../src/intake/feeds/feed-memory.ts';
import { startIntake } from '../../src/intake/intake.ts';
import { forgetfulMemory } from '../../src/intake/memory.ts';
import { createLog } from '../../src/log.ts';
import { briefingOf } from './some-briefing.ts';
import { pushed, steerableClock } from './steerable-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A briefing as a feed's item became it. */
export const news = (text: string, id = 'from-a-feed'): Briefing =>
  briefingOf(`---\nid: ${id}\n---\n${text}`);
/** It, as it is remembered of a feed. */
export const item = (briefing: Briefing): KnownItem => ({ key: '1', archived: true, briefing });

/** Without being told of a change the folder is looked at this often, in ms. */
export const LOOK = 5000;

/**
 * Intake over a folder with one file, and a feed that another process follows as well, whose server never answers this one. Something
 * is done `before` it starts, or when it hands over for the `first` time. While waits are `endless` only what is told of is found.
 */
export async function startSome({
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
  const waits = { times: 0, longest: 0, endless };
  const wait: Clock['wait'] = (ms, signal) => {
    waits.times += 1;
    waits.longest = Math.max(waits.longest, ms);
    return clock.wait(waits.endless && ms >= LOOK ? 86_400_000 : ms, signal);
  };
  const remembered = { items, fails: false };
  const given: {
    ids: string[];
    says: string[];
    retracted: string[];
    archived: readonly string[];
    fromFeeds: readonly string[];
  }[] = [];
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
    async onChange(briefings, archived, fromFeeds) {
      if (remembered.fails) throw new Error('the database is away');
      if (!given.length) await first(folder);
      given.push({
        ids: briefings.map(({ id }) => id).sort(),
        says: briefings.map(({ entries }) => entries[0]?.text.plain ?? ''),
        retracted: briefings.filter((one) => one.retracted).map(({ id }) => id),
        archived,
        fromFeeds,
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
  /** Pushes until a briefing was handed over. */
  const handedOver = (id: string) => until(() => given.at(-1)?.ids.includes(id) === true);
  /** Pushes the clock ahead so many times. */
  const pushes = (times: number) => until(() => times-- <= 0);
  return {
    intake,
    folder,
    clock,
    waits,
    memory,
    asked,
    remembered,
    given,
    named,
    log,
    write,
    until,
    handedOver,
    pushes,
  };
}
