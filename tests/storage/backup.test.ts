import fs, { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { backUp, restore } from '../../src/storage/copies/backup.ts';
import { DATABASE_FILE } from '../../src/storage/database/database-file.ts';
import { DOUBT } from '../../src/storage/outbox/doubt.ts';
import { openStorage, type Storage } from '../../src/storage/storage.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const news = briefingOf('---\nid: news\n---\nSomething happened.');
const later = briefingOf('---\nid: later\n---\nSomething else happened.');

/** A bot's storage with the real briefing as its archive, in a folder, and where a copy of it may be put. */
async function begun(): Promise<{ stateDir: string; copy: string; storage: Storage }> {
  const stateDir = await temporaryFolder();
  const copy = join(await temporaryFolder(), 'copy.db');
  const storage = await openStorage({ stateDir });
  await recordBriefings(storage.outbox, [realBriefing], NOW);
  return { stateDir, copy, storage };
}

test('a copy made while the bot runs is whole, and what is put back looks for its posts before it repeats them', async () => {
  const { stateDir, copy, storage } = await begun();
  await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  await recordBriefings(storage.outbox, [realBriefing, news], NOW);
  backUp(stateDir, copy, NOW);
  await recordBriefings(storage.outbox, [realBriefing, news, later], NOW + MINUTE);
  expect(() => restore(stateDir, copy, NOW)).toThrow('Another process is running');
  await storage.close();

  const kept = restore(stateDir, copy, NOW + 5 * MINUTE);
  expect(kept && existsSync(kept)).toBe(true);
  const restored = await openFor({ stateDir });
  expect(await restored.subscriptions.all()).toHaveLength(1);
  await recordBriefings(restored.outbox, [realBriefing, news, later], NOW + 6 * MINUTE);
  const [first] = await restored.outbox.claim(NOW + 6 * MINUTE, 5);
  expect(first).toMatchObject({ briefing: { id: 'news' }, unsureSince: NOW });
  if (first) await restored.outbox.settle(first, { kind: 'rejected', detail: '' }, NOW + 6 * MINUTE);
  const [second] = await restored.outbox.claim(NOW + 6 * MINUTE, 5);
  expect(second).toMatchObject({ briefing: { id: 'later' }, unsureSince: NOW });
  if (second) await restored.outbox.settle(second, { kind: 'rejected', detail: '' }, NOW + 6 * MINUTE);

  // Feeds are read later than the folder.
  const fed = briefingOf('---\nid: fed\n---\nFrom a feed.');
  await recordBriefings(restored.outbox, [realBriefing, news, later, fed], NOW + 7 * MINUTE);
  const [third] = await restored.outbox.claim(NOW + 7 * MINUTE, 5);
  expect(third).toMatchObject({ briefing: { id: 'fed' }, unsureSince: NOW });
  if (third) await restored.outbox.settle(third, { kind: 'rejected', detail: '' }, NOW + 7 * MINUTE);

  const fresh = briefingOf('---\nid: fresh\n---\nNew after all.');
  const over = NOW + 6 * MINUTE + DOUBT;
  await recordBriefings(restored.outbox, [realBriefing, news, later, fed, fresh], over);
  const [fourth] = await restored.outbox.claim(over, 5);
  expect(fourth?.briefing.id).toBe('fresh');
  expect(fourth?.unsureSince).toBeUndefined();
});

test('what somebody wants posted now, after a restore, is looked for first: an old one, and one that was refused', async () => {
  const { stateDir, copy, storage } = await begun();
  const { subscription } = await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  await recordBriefings(storage.outbox, [realBriefing, news], NOW);
  const [job] = await storage.outbox.claim(NOW, 1);
  if (job) await storage.outbox.settle(job, { kind: 'rejected', detail: '' }, NOW);
  backUp(stateDir, copy, NOW);
  await storage.close();
  restore(stateDir, copy, NOW);
  const { outbox } = await openFor({ stateDir });
  for (const { id } of [realBriefing, news]) {
    expect(await outbox.postNow(id, subscription.id, NOW + MINUTE)).toBe('queued');
    const [wanted] = await outbox.claim(NOW + MINUTE, 1);
    expect(wanted).toMatchObject({ briefing: { id }, unsureSince: NOW });
    if (wanted) await outbox.settle(wanted, { kind: 'rejected', detail: '' }, NOW + MINUTE);
  }
});

test('two copies to one name at once do not spoil each other: one of them is there, whole, and nothing else', async () => {
  const { stateDir, copy, storage } = await begun();
  await storage.close();
  let others = 1;
  const disk = {
    ...fs,
    fsyncSync(handle: number): void {
      if (others-- > 0) backUp(stateDir, copy, NOW);
      fs.fsyncSync(handle);
    },
  };
  backUp(stateDir, copy, NOW, disk);
  expect(readdirSync(dirname(copy))).toEqual(['copy.db']);
  restore(stateDir, copy, NOW);
  expect((await (await openFor({ stateDir })).outbox.recordedAt()).has(realBriefing.id)).toBe(true);
});

test('what was there before a restore is whole under its new name', async () => {
  const { stateDir, copy, storage } = await begun();
  backUp(stateDir, copy, NOW);
  await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  await storage.close();
  const kept = restore(stateDir, copy, NOW) ?? '';
  expect(readdirSync(stateDir).filter((name) => name.startsWith(DATABASE_FILE))).toEqual([DATABASE_FILE]);
  const empty = await openStorage({ stateDir });
  expect(await empty.subscriptions.all()).toEqual([]);
  await empty.close();
  restore(stateDir, kept, NOW + 1000);
  expect(await (await openFor({ stateDir })).subscriptions.all()).toHaveLength(1);
});

test('a database that a restore set aside, put back, looks for what was posted since it was last used', async () => {
  const { stateDir, copy, storage } = await begun();
  backUp(stateDir, copy, NOW);
  await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  await storage.outbox.beat(NOW + MINUTE);
  await storage.close();
  const kept = restore(stateDir, copy, NOW + 2 * MINUTE) ?? '';
  restore(stateDir, kept, NOW + 9 * MINUTE);
  const { outbox } = await openFor({ stateDir });
  await recordBriefings(outbox, [realBriefing, news], NOW + 10 * MINUTE);
  expect(await outbox.claim(NOW + 10 * MINUTE, 1)).toMatchObject([{ unsureSince: NOW + MINUTE }]);
});

/** A state folder as `kill -9` leaves it, with all of it in the journal, and a copy made before anybody subscribed. */
async function killed(): Promise<{ stateDir: string; copy: string }> {
  const [running, stateDir] = [await temporaryFolder(), await temporaryFolder()];
  const copy = join(await temporaryFolder(), 'copy.db');
  const storage = await openStorage({ stateDir: running });
  await recordBriefings(storage.outbox, [realBriefing], NOW);
  backUp(running, copy, NOW);
  await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  for (const part of ['', '-wal', '-shm'])
    copyFileSync(join(running, DATABASE_FILE + part), join(stateDir, DATABASE_FILE + part));
  await storage.close();
  return { stateDir, copy };
}

test('a copy made in the day after a restore, and put back, still doubts what the first restore did', async () => {
  const stateDir = await temporaryFolder();
  const copy = (name: string) => join(stateDir, name);
  const storage = await openStorage({ stateDir });
  await recordBriefings(storage.outbox, [realBriefing], NOW);
  await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  backUp(stateDir, copy('first.db'), NOW);
  await storage.close();
  restore(stateDir, copy('first.db'), NOW + MINUTE);
  const again = await openStorage({ stateDir });
  await recordBriefings(again.outbox, [realBriefing], NOW + MINUTE);
  backUp(stateDir, copy('second.db'), NOW + 2 * MINUTE);
  await again.close();
  restore(stateDir, copy('second.db'), NOW + 3 * MINUTE);
  const { outbox } = await openFor({ stateDir });
  await recordBriefings(outbox, [realBriefing, news], NOW + 4 * MINUTE);
  expect(await outbox.claim(NOW + 4 * MINUTE, 1)).toMatchObject([{ unsureSince: NOW }]);
});

test('two restores in the same second keep both databases that were there', async () => {
  const { stateDir, copy } = await killed();
  const kept = [restore(stateDir, copy, NOW), restore(stateDir, copy, NOW)];
  expect(kept.map((name) => name && existsSync(name))).toEqual([true, true]);
  expect(new Set(kept).size).toBe(2);
});

test('a journal that a killed process left without its database is not replayed over what is put back', async () => {
  const { stateDir, copy } = await killed();
  await rm(join(stateDir, DATABASE_FILE));
  expect(restore(stateDir, copy, NOW)).toBeUndefined();
  expect(readdirSync(stateDir).filter((name) => name.startsWith(DATABASE_FILE))).toEqual([DATABASE_FILE]);
  expect(readdirSync(stateDir)).toContain('briefings.until-2026-11-23T09.00.00.db-wal');
  expect(await (await openFor({ stateDir })).subscriptions.all()).toEqual([]);
});

test('a journal without its database that was set aside is never beside the database of a later restore', async () => {
  const { stateDir, copy } = await killed();
  await rm(join(stateDir, DATABASE_FILE));
  const kept = [restore(stateDir, copy, NOW), restore(stateDir, copy, NOW)];
  expect(kept[0]).toBeUndefined();
  expect(existsSync(`${kept[1]}-wal`)).toBe(false);
  expect(readdirSync(stateDir)).toContain('briefings.until-2026-11-23T09.00.00.db-wal');
});

test('a database that is damaged is kept as it is, and a copy takes its place', async () => {
  const { stateDir, copy } = await killed();
  await (await openStorage({ stateDir })).close();
  const file = join(stateDir, DATABASE_FILE);
  const damaged = readFileSync(file).fill('?', 0, 100);
  await writeFile(file, damaged);
  await expect(openStorage({ stateDir })).rejects.toThrow('Put back a backup');
  const kept = restore(stateDir, copy, NOW) ?? '';
  expect(readFileSync(kept)).toEqual(damaged);
  expect(readdirSync(stateDir).filter((name) => name.startsWith(DATABASE_FILE))).toEqual([DATABASE_FILE]);
  expect(await (await openFor({ stateDir })).subscriptions.all()).toEqual([]);
});

test('a copy that turns out to be damaged on the way leaves everything as it was', async () => {
  const { stateDir, copy } = await killed();
  const content = readFileSync(copy);
  const page = Math.floor(content.indexOf(`copied_at${NOW}`) / 4096) * 4096;
  await writeFile(copy, content.fill(255, page, page + 4096));
  const before = readdirSync(stateDir);
  expect(() => restore(stateDir, copy, NOW)).toThrow('copy.db could not be put back: ');
  expect(readdirSync(stateDir).filter((name) => name !== 'running.lock')).toEqual(before);
});

test('a folder is no backup, and is called so', async () => {
  const folder = await temporaryFolder();
  expect(() => restore(folder, folder, NOW)).toThrow(StorageError);
  expect(() => restore(folder, folder, NOW)).toThrow('is not a backup of this bot (');
});

test('nothing is overwritten by a copy, and only a copy is put back', async () => {
  const stateDir = await temporaryFolder();
  const copy = join(stateDir, 'copy.db');
  expect(() => backUp(stateDir, copy, NOW)).toThrow('There is no database');
  await (await openStorage({ stateDir })).close();
  await writeFile(copy, 'mine');
  expect(() => backUp(stateDir, copy, NOW)).toThrow('already exists and is left as it is');
  expect(() => restore(stateDir, copy, NOW)).toThrow(/copy\.db is not a backup of this bot/);
  expect(() => restore(stateDir, join(stateDir, 'none'), NOW)).toThrow('does not exist');
  expect(() => backUp(stateDir, join(copy, 'under-a-file.db'), NOW)).toThrow('could not be written');
  backUp(stateDir, join(stateDir, 'new', 'folder.db'), NOW);
  expect(readdirSync(join(stateDir, 'new'))).toEqual(['folder.db']);
});
