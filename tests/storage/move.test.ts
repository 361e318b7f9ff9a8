import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { backUp, restore } from '../../src/storage/copies/backup.ts';
import { moveToPostgres } from '../../src/storage/copies/move.ts';
import { DATABASE_FILE } from '../../src/storage/database/database-file.ts';
import { openStorage } from '../../src/storage/storage.ts';
import { databases, openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const news = briefingOf('---\nid: news\n---\nSomething happened.');
const postgres = databases.filter(({ name }) => name === 'Postgres');

test('a Postgres out of reach is named without the password, and the file stays where it is', async () => {
  const stateDir = await temporaryFolder();
  await (await openStorage({ stateDir })).close();
  const moving = moveToPostgres(stateDir, 'postgres://me:secret@127.0.0.1:9/none', NOW);
  await expect(moving).rejects.toThrow(/^Postgres at 127\.0\.0\.1:9\/none cannot be reached \((?!.*secret)/);
  expect(existsSync(join(stateDir, DATABASE_FILE))).toBe(true);
});

test('a folder without a database is refused by name, and not made', async () => {
  const stateDir = join(await temporaryFolder(), 'mistyped');
  await expect(moveToPostgres(stateDir, 'postgres://127.0.0.1:9/none', NOW)).rejects.toThrow(
    `There is no database in ${stateDir}. Check STATE_DIR.`,
  );
  expect(existsSync(stateDir)).toBe(false);
});

describe.each(postgres)('moving to $name', ({ place }) => {
  test('everything is there afterwards, nothing posted is posted again, and the file is set aside', async () => {
    const stateDir = await temporaryFolder();
    const own = await openStorage({ stateDir });
    await recordBriefings(own.outbox, [realBriefing], NOW);
    for (const channel of ['1', '2', '3']) await subscribe(own.subscriptions, wishOf(channel), channel, NOW);
    await recordBriefings(own.outbox, [realBriefing, news], NOW);
    const [first] = await own.outbox.claim(NOW, 1);
    if (!first) throw new Error('nothing was claimed');
    await own.outbox.settle(
      first,
      { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: false },
      NOW,
    );
    const { databaseUrl = '' } = await place();
    await expect(moveToPostgres(stateDir, databaseUrl, NOW)).rejects.toThrow('Another process is running');
    const before = await own.subscriptions.all();
    await own.close();

    const { rows, kept } = await moveToPostgres(stateDir, databaseUrl, NOW);
    expect(rows).toMatchObject({ subscription: 3, briefing: 2, delivery: 3 });
    expect([existsSync(join(stateDir, DATABASE_FILE)), existsSync(kept)]).toEqual([false, true]);
    const gone = `What was in ${stateDir} has moved to Postgres; the file is kept as ${basename(kept)}. Start with DATABASE_URL set`;
    await expect(moveToPostgres(stateDir, databaseUrl, NOW)).rejects.toThrow(gone);
    await expect(openStorage({ stateDir })).rejects.toThrow(gone);
    expect(() => backUp(stateDir, join(stateDir, 'copy.db'), NOW)).toThrow(gone);
    expect(existsSync(join(stateDir, DATABASE_FILE))).toBe(false);
    const shared = await openFor({ stateDir, databaseUrl });
    expect(await shared.subscriptions.all()).toEqual(before);
    expect(await recordBriefings(shared.outbox, [realBriefing, news], NOW)).toMatchObject({ added: 0 });
    expect((await shared.outbox.claim(NOW, 9)).map(({ subscription }) => subscription.channelId)).toEqual([
      '2',
      '3',
    ]);
    restore(stateDir, kept, NOW);
    expect(await (await openFor({ stateDir })).subscriptions.all()).toEqual(before);
  });

  test('more than one statement has room for is moved row by row, each once', async () => {
    const stateDir = await temporaryFolder();
    const own = await openStorage({ stateDir });
    await recordBriefings(own.outbox, [realBriefing], NOW);
    const channels = Array.from({ length: 1001 }, (_, n) => `${n}`);
    const deliveries = channels.map((channelId) => ({
      id: channelId,
      briefingId: realBriefing.id,
      subscriptionId: channelId,
      guildId: channelId,
      channelId,
      state: 'waiting' as const,
      dueAt: NOW,
      missed: 0,
    }));
    await own.outbox.record((ledger) => ledger.addDeliveries(deliveries));
    // Leaves gaps, also where a statement begins.
    await own.forgetServers(['0', '499', '500', '700']);
    await own.close();
    const { databaseUrl = '' } = await place();
    const { rows } = await moveToPostgres(stateDir, databaseUrl, NOW);
    expect(rows).toMatchObject({ briefing: 1, delivery: 997 });
    expect(await (await openFor({ stateDir, databaseUrl })).outbox.counts()).toEqual({ waiting: 997 });
  });

  test('times with parts of a millisecond, as they were written once, are moved as whole ones', async () => {
    const stateDir = await temporaryFolder();
    const own = await openStorage({ stateDir });
    await recordBriefings(own.outbox, [realBriefing], NOW);
    await subscribe(own.subscriptions, wishOf('1'), '1', NOW);
    await recordBriefings(own.outbox, [realBriefing, news], NOW);
    await own.close();
    const sqlite = new BetterSqlite3(join(stateDir, DATABASE_FILE));
    sqlite.exec('update delivery set next_at = next_at + 0.4');
    sqlite.close();
    const { databaseUrl = '' } = await place();
    await moveToPostgres(stateDir, databaseUrl, NOW);
    const { outbox } = await openFor({ stateDir, databaseUrl });
    expect(await outbox.nextDue(NOW)).toBe(NOW + 1);
  });

  test('a database that holds something is left as it is, and so is the file', async () => {
    const { databaseUrl = '' } = await place();
    const shared = await openFor({ stateDir: '', databaseUrl });
    await subscribe(shared.subscriptions, wishOf('1'), '1', NOW);
    const stateDir = await temporaryFolder();
    await (await openStorage({ stateDir })).close();
    await expect(moveToPostgres(stateDir, databaseUrl, NOW)).rejects.toThrow(
      'holds rows in its table subscription already',
    );
    expect(existsSync(join(stateDir, DATABASE_FILE))).toBe(true);
  });

  test('an empty database does not take over while subscriptions are left in the file', async () => {
    const stateDir = await temporaryFolder();
    const own = await openStorage({ stateDir });
    await subscribe(own.subscriptions, wishOf('1'), '1', NOW);
    // One that ended is not left behind.
    await subscribe(own.subscriptions, wishOf('2'), '2', NOW);
    await own.subscriptions.unsubscribe('2', 'end', NOW);
    await own.close();
    const { databaseUrl = '' } = await place();
    await expect(openStorage({ stateDir, databaseUrl })).rejects.toThrow(
      `The database of DATABASE_URL is empty, and ${join(stateDir, DATABASE_FILE)} holds a subscription. Take all of it along with npm run migrate-to-postgres`,
    );
    await moveToPostgres(stateDir, databaseUrl, NOW);
    expect(await (await openFor({ stateDir, databaseUrl })).subscriptions.all()).toHaveLength(1);
  });

  test('a database in use is not disturbed by subscriptions in a file', async () => {
    const stateDir = await temporaryFolder();
    const { databaseUrl = '' } = await place();
    const shared = await openFor({ stateDir, databaseUrl });
    await recordBriefings(shared.outbox, [realBriefing], NOW);
    const own = await openStorage({ stateDir });
    await subscribe(own.subscriptions, wishOf('1'), '1', NOW);
    await own.close();
    expect(await (await openFor({ stateDir, databaseUrl })).subscriptions.all()).toEqual([]);
  });
});
