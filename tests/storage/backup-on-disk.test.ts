import fs from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, restore } from '../../src/storage/copies/backup.ts';
import type { Disk } from '../../src/storage/database/rename-all.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { openFor } from '../support/databases.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

/** A disk that notes what is asked of it, in its order: a rename, or to wait until something is written; it refuses to rename one file. */
function noting(refused = ''): { disk: Disk; asked: string[] } {
  const asked: string[] = [];
  const names = new Map<number, string>();
  return {
    asked,
    disk: {
      ...fs,
      openSync: (path, ...how) => {
        const handle = fs.openSync(path, ...how);
        names.set(handle, basename(String(path)));
        return handle;
      },
      fsyncSync: (handle) => {
        fs.fsyncSync(handle);
        asked.push(`sync ${names.get(handle)}`);
      },
      renameSync: (from, to) => {
        if (basename(String(from)) === refused) throw new Error('EIO: the disk is broken');
        fs.renameSync(from, to);
        asked.push(`rename ${basename(String(from))} ${basename(String(to))}`);
      },
    },
  };
}

test('a copy, and one that is put back, are on the disk before they get their name, and the name before that is said', async () => {
  const stateDir = await temporaryFolder();
  const copies = await temporaryFolder();
  await (await openStorage({ stateDir })).close();
  const { disk, asked } = noting();
  backUp(stateDir, join(copies, 'copy.db'), NOW, disk);
  expect(asked).toEqual(['sync copy.db', 'rename copy.db copy.db', `sync ${basename(copies)}`]);
  asked.length = 0;
  restore(stateDir, join(copies, 'copy.db'), NOW, disk);
  expect(asked).toEqual([
    'sync briefings.db.part',
    'rename briefings.db briefings.until-2026-11-23T09.00.00.db',
    'rename briefings.db.part briefings.db',
    `sync ${basename(stateDir)}`,
  ]);
});

test('a start after a restore that was broken off between two names does not begin anew: it says to restore once more', async () => {
  const stateDir = await temporaryFolder();
  const copy = join(await temporaryFolder(), 'copy.db');
  const storage = await openStorage({ stateDir });
  await subscribe(storage.subscriptions, wishOf('1'), '1', NOW);
  await storage.close();
  backUp(stateDir, copy, NOW);
  // What a kill between the two renames of the test above leaves behind.
  const file = join(stateDir, 'briefings.db');
  fs.renameSync(file, join(stateDir, 'briefings.until-2026-11-23T09.00.00.db'));
  fs.copyFileSync(copy, `${file}.part`);
  const broken = `A restore into ${stateDir} was broken off. Type it once more: npm run restore -- FILE. Or give it up: delete briefings.db.part there, and name what it set aside, the newest briefings.until-…, briefings.db.`;
  await expect(openStorage({ stateDir })).rejects.toThrow(broken);
  restore(stateDir, copy, NOW);
  expect(await (await openFor({ stateDir })).subscriptions.all()).toHaveLength(1);
});

test('a copy that cannot get its name leaves the database that was there in its place, and says that nothing was changed', async () => {
  const stateDir = await temporaryFolder();
  const copy = join(await temporaryFolder(), 'copy.db');
  const storage = await openStorage({ stateDir });
  backUp(stateDir, copy, NOW);
  await subscribe(storage.subscriptions, wishOf('1'), 'a', NOW);
  await storage.close();
  const { disk } = noting('briefings.db.part');
  expect(() => restore(stateDir, copy, NOW, disk)).toThrow(
    'copy.db could not be put back: EIO: the disk is broken. Nothing was changed.',
  );
  expect((await readdir(stateDir)).sort()).toEqual(['briefings.db', 'running.lock']);
  expect(await (await openFor({ stateDir })).subscriptions.all()).toHaveLength(1);
});
