import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../src/storage/copies/backup.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { putBack } from '../../src/terminal/restore.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runProgram } from '../support/terminal.ts';

/** A folder whose database moved to Postgres, with the file that was kept, and a backup made before. */
async function moved() {
  const stateDir = await temporaryFolder();
  const backup = join(await temporaryFolder(), 'monday.db');
  await (await openStorage({ stateDir })).close();
  backUp(stateDir, backup, Date.now());
  const kept = join(stateDir, 'briefings.moved-to-postgres-2026-11-23T09.00.00.db');
  await rename(join(stateDir, 'briefings.db'), kept);
  return { stateDir, backup, kept };
}

test('whoever goes back to a database that moved to Postgres, or to a backup of it, is told what it lacks and what to stop', async () => {
  for (const which of ['kept', 'backup'] as const) {
    const { stateDir, [which]: file } = await moved();
    const { status, stdout } = await runProgram(putBack, [file], { STATE_DIR: stateDir });
    expect([status, stdout]).toEqual([0, expect.stringContaining(`Restored ${file}. The state had moved`)]);
    expect(stdout).toContain('posts beside this one, so stop it. At its next start');
    await (await openStorage({ stateDir })).close();
  }
});

test('a file that moved is not put back beside the Postgres that it moved to, and it is said how to go back', async () => {
  const { stateDir, kept, backup } = await moved();
  const environment = { STATE_DIR: stateDir, DATABASE_URL: 'postgres://127.0.0.1:9/none' };
  const { status, stderr } = await runProgram(putBack, [kept], environment);
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('moved to Postgres, and DATABASE_URL is set'),
  ]);
  expect(stderr).toContain('take DATABASE_URL out, also of .env, and type this again.');
  expect((await runProgram(putBack, [backup], environment)).stderr).toContain('Use pg_restore');
});

test('of a database that never moved nothing of Postgres is said', async () => {
  const { backup } = await moved();
  const stateDir = await temporaryFolder();
  const { stdout } = await runProgram(putBack, [backup], { STATE_DIR: stateDir });
  expect(stdout).toMatch(/^Restored .*monday\.db\. At its next start/);
  expect((await runProgram(putBack, [backup], { STATE_DIR: stateDir })).stdout).not.toContain('Postgres');
});
