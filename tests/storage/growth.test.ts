import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { DATABASE_FILE } from '../../src/storage/database/database-file.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { openFor } from '../support/databases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

/** A storage whose channels had so many posts. */
async function after(posts: number) {
  const stateDir = await temporaryFolder();
  await (await openStorage({ stateDir })).close();
  const sqlite = new BetterSqlite3(join(stateDir, DATABASE_FILE));
  sqlite.exec(`
    with recursive post(n) as (select 1 union all select n + 1 from post where n < ${posts})
    insert into delivery (id, position, briefing_id, subscription_id, guild_id, channel_id, state, due_at, next_at, message_id, posted_at)
    select n, n, 'b' || (n / 100), 's' || (n % 100), 'g', 'c' || (n % 100), 'posted', n, n, n, n from post`);
  sqlite.close();
  return openFor({ stateDir });
}

/** How long it takes at its quickest, in ms. */
async function quickest(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 30; n++) {
    const began = performance.now();
    await work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

test('whatever was posted before, what is asked again and again is answered as quickly', async () => {
  const [young, old] = [await after(100), await after(50_000)];
  const ratio = async (ask: (outbox: typeof old.outbox) => Promise<unknown>) =>
    (await quickest(() => ask(old.outbox))) / (await quickest(() => ask(young.outbox)));
  // Reading all that was ever posted takes 70 times as long here.
  expect(await ratio((outbox) => outbox.nextDue(NOW))).toBeLessThan(5);
  expect(await ratio((outbox) => outbox.claim(NOW, 9))).toBeLessThan(5);
  expect(await ratio((outbox) => outbox.claimFollowUps(NOW, 9))).toBeLessThan(5);
  expect(await ratio((outbox) => outbox.skipOverdue(NOW, 9))).toBeLessThan(5);
  expect(await ratio((outbox) => outbox.endLeases())).toBeLessThan(5);
  expect(await ratio((outbox) => outbox.counts())).toBeLessThan(5);
});
