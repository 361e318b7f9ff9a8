import { spawnSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { DATABASE_FILE } from '../../src/storage/database/database-file.ts';
import { openFile } from '../../src/storage/database/embedded.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { asNobody } from '../support/as-nobody.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

test('the file is set up to survive a power cut', async () => {
  const sqlite = openFile(join(await temporaryFolder(), DATABASE_FILE));
  expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
  sqlite.close();
});

test('a file that cannot be written safely is refused, instead of trusted', () => {
  // A database in memory has no journal that outlives a power cut.
  expect(() => openFile(':memory:')).toThrow(
    /cannot be written safely here \(journal_mode memory, synchronous 2\)\. Put STATE_DIR on a local disk/,
  );
});

test('a folder that another process has open is refused with what to do, and free once that one is closed', async () => {
  const stateDir = await temporaryFolder();
  const first = await openStorage({ stateDir });
  await expect(openStorage({ stateDir })).rejects.toThrow(
    /Another process is running on .*\. Stop it first, or give this one a STATE_DIR of its own/,
  );
  await first.close();
  await (await openStorage({ stateDir })).close();
});

test('a folder that cannot be one, and a file that is no database, are refused by name', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  await writeFile(file, 'not a folder');
  await expect(openStorage({ stateDir: file })).rejects.toThrow(/STATE_DIR .*a-file cannot be used/);
  await expect(openStorage({ stateDir: '/proc/not/here' })).rejects.toThrow(/STATE_DIR .* cannot be used/);
  await writeFile(join(folder, DATABASE_FILE), 'not a database, but a text that is long enough. '.repeat(50));
  await expect(openStorage({ stateDir: folder })).rejects.toThrow(
    /briefings\.db .*is not a database.*backup/s,
  );
});

test('a database of another user is not called damaged', async () => {
  const stateDir = await temporaryFolder();
  const file = join(stateDir, DATABASE_FILE);
  openFile(file).close();
  await chmod(file, 0o444);
  await chmod(stateDir, 0o555);
  try {
    await asNobody(() =>
      expect(() => openFile(file)).toThrow(
        /briefings\.db cannot be used: .*\. Give the folder it is in, and every file there, to the user/,
      ),
    );
  } finally {
    await chmod(stateDir, 0o755);
  }
});

test('a disk that is full at the start is named, and nobody is told to move the database away', async () => {
  const stateDir = await temporaryFolder();
  const full =
    /briefings\.db cannot be used: .*\. Its disk is full or fails: make room on it and start again\./;
  await expect(openStorage({ stateDir, maxBytes: 20_000 })).rejects.toThrow(full);
  const file = join(stateDir, DATABASE_FILE);
  // Files that this shell starts may not grow: SQLite's own of shared memory cannot.
  const open = `import { openFile } from './src/storage/database/embedded.ts'; openFile(${JSON.stringify(file)})`;
  const started = spawnSync('sh', ['-c', 'ulimit -f 1; exec "$0" -e "$1"', process.execPath, open]);
  expect(String(started.stderr)).toMatch(full);
});

test('files that this user may only read are refused: nothing could be written, and a second process would run beside', async () => {
  for (const [name, words] of [
    [
      DATABASE_FILE,
      /briefings\.db cannot be used: .*readonly.* Give the folder it is in, and every file there/,
    ],
    [
      'running.lock',
      /STATE_DIR .* cannot be used \(SQLITE_READONLY\)\. .* this user may write, and every file in/,
    ],
  ] as const) {
    const stateDir = await temporaryFolder();
    await (await openStorage({ stateDir })).close();
    await chmod(stateDir, 0o777);
    for (const file of [DATABASE_FILE, 'running.lock'])
      await chmod(join(stateDir, file), file === name ? 0o444 : 0o666);
    await asNobody(() => expect(openStorage({ stateDir })).rejects.toThrow(words));
  }
});

test('a first start that is cut off in the midst of making the tables leaves none of them behind, and the next makes all', async () => {
  const stateDir = await temporaryFolder();
  for (const maxBytes of [50_000, 80_000])
    await expect(openStorage({ stateDir, maxBytes })).rejects.toThrow('full');
  const storage = await openStorage({ stateDir });
  await subscribe(storage.subscriptions, wishOf('1'), 'a', NOW);
  await storage.close();
});

test('a full disk is an error, loses nothing, and is over once there is room', async () => {
  const stateDir = await temporaryFolder();
  const small = await openStorage({ stateDir, maxBytes: 400_000 });
  await recordBriefings(small.outbox, [realBriefing], NOW);
  const kept: string[] = [];
  const fill = async (): Promise<void> => {
    for (let i = 0; ; i++) {
      await subscribe(
        small.subscriptions,
        wishOf(`channel-${i}`, { topics: ['t'.repeat(5000)] }),
        `${i}`,
        NOW,
      );
      kept.push(`channel-${i}`);
    }
  };
  await expect(fill()).rejects.toThrow(/full/);
  expect(kept.length).toBeGreaterThan(5);
  const news = briefingOf('---\nid: news\n---\nSomething happened.');
  await expect(
    recordBriefings(
      small.outbox,
      [realBriefing, ...Array.from({ length: 50 }, (_, i) => ({ ...news, id: `n${i}` }))],
      NOW,
    ),
  ).rejects.toThrow(/full/);
  expect((await small.subscriptions.all()).map(({ channelId }) => channelId).sort()).toEqual(kept.sort());
  expect(await small.outbox.counts()).toEqual({});
  await small.close();
  const roomy = await openStorage({ stateDir });
  expect(await roomy.subscriptions.all()).toHaveLength(kept.length);
  expect(
    await recordBriefings(roomy.outbox, [realBriefing, { ...news, topics: ['t'.repeat(5000)] }], NOW),
  ).toMatchObject({ added: 1, deliveries: kept.length });
  await roomy.close();
});
