import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Clock, steadyClock } from '../clock.ts';
import type { Leadership } from '../delivery/leadership.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { FeedMemory } from '../intake/feeds/feed-memory.ts';
import type { IntakeMemory } from '../intake/memory.ts';
import type { SubscriptionStore } from '../subscriptions/store.ts';
import { refuseToLeaveBehind } from './copies/left-behind.ts';
import { DATABASE_FILE } from './database/database-file.ts';
import { openEmbedded, unusable } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import type { Notice } from './database/notice.ts';
import { feedMemory } from './feed-memory.ts';
import { forgetServers } from './forget.ts';
import { intakeMemory } from './intake-memory.ts';
import { createOutbox } from './outbox/outbox.ts';
import { StorageError } from './storage-error.ts';
import { subscriptionStore } from './subscriptions/subscriptions.ts';
import type { Database, Locks } from './tables.ts';

/** Where the state is: in Postgres if `databaseUrl` is set, else in a file in `stateDir`. */
export type Place = {
  stateDir: string;
  databaseUrl?: string;
  /** For the embedded database only: the file grows no further than so many bytes. */
  maxBytes?: number;
};

/** Everything that is remembered. `close` releases the database and the leadership. */
export type Storage = {
  subscriptions: SubscriptionStore;
  outbox: Outbox;
  leadership: Leadership;
  intakeMemory: IntakeMemory;
  feedMemory: FeedMemory;
  /** Deletes everything about these servers, by id. What is being posted to them meanwhile is not written down. */
  forgetServers(guildIds: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the database, brings it to the newest schema and, on Postgres, stands for election as the process that posts.
 * Throws `StorageError` when the database is in use, newer than this program, too old, out of reach, or not where the
 * state is. `clock`, which nobody sets, times the election.
 */
export async function openStorage(
  place: Place,
  notice: Notice = () => {},
  clock: Clock = steadyClock,
): Promise<Storage> {
  return place.databaseUrl ? openShared(place.stateDir, place.databaseUrl, notice, clock) : openOwn(place);
}

async function openOwn({ stateDir, maxBytes }: Place): Promise<Storage> {
  const { db, unlock } = openEmbedded(stateDir, maxBytes);
  const close = async (): Promise<void> => {
    await db.destroy();
    unlock();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error instanceof StorageError ? error : unusable(join(stateDir, DATABASE_FILE), error);
  }
  return {
    ...stores(db, { alone: async () => {}, uncorrected: async () => {} }),
    // The folder is locked, so this process is the only one.
    leadership: { held: () => true, gained: async () => {} },
    close,
  };
}

async function openShared(
  stateDir: string,
  databaseUrl: string,
  notice: Notice,
  clock: Clock,
): Promise<Storage> {
  // Most have no Postgres, and need not load what connects to it.
  const { openPostgres, schemaOf } = await import('./database/postgres.ts');
  const { electLeader } = await import('./database/leader.ts');
  const db = await openPostgres(databaseUrl, (error) =>
    notice(`Postgres closed an idle connection: ${error.message}`, 'warn'),
  );
  try {
    await migrate(db, await schemaOf(db));
    await refuseToLeaveBehind(stateDir, db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const leader = electLeader(databaseUrl, notice, clock);
  return {
    ...stores(db, SHARED_LOCKS),
    leadership: leader,
    async close() {
      await leader.close();
      await db.destroy();
    },
  };
}

const SHARED_LOCKS: Locks = {
  async alone(transaction, what) {
    await sql`select pg_advisory_xact_lock(hashtext('briefing-bot ' || ${what}::text || ' ' || current_schema()))`.execute(
      transaction,
    );
  },
  async uncorrected(transaction, deliveryId) {
    await sql`select 1 from briefing where id = (select briefing_id from delivery where id = ${deliveryId}) for share`.execute(
      transaction,
    );
  },
};

const stores = (db: Database, locks: Locks) => ({
  subscriptions: subscriptionStore(db, locks),
  outbox: createOutbox(db, randomUUID, locks),
  intakeMemory: intakeMemory(db),
  feedMemory: feedMemory(db),
  forgetServers: (guildIds: readonly string[]) =>
    db.transaction().execute((transaction) => forgetServers(transaction, guildIds)),
});
