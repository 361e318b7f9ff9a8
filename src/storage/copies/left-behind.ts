import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../database/database-file.ts';
import { factOf } from '../facts.ts';
import { StorageError } from '../storage-error.ts';
import type { Database } from '../tables.ts';
import { reading } from './backup.ts';

/**
 * Throws `StorageError` when `shared` was never used and the embedded database has subscriptions. Otherwise these would
 * silently stop: after a first start it is too late to move them.
 */
export async function refuseToLeaveBehind(stateDir: string, shared: Database): Promise<void> {
  const file = join(stateDir, DATABASE_FILE);
  if ((await factOf(shared, 'begun')) !== undefined || !existsSync(file)) return;
  const count = subscriptionsIn(file);
  if (count)
    throw new StorageError(
      `The database of DATABASE_URL is empty, and ${file} holds ${count === 1 ? 'a subscription' : `${count} subscriptions`}. ` +
        'Take all of it along with npm run migrate-to-postgres; to begin anew in Postgres, move that file away.',
    );
}

function subscriptionsIn(file: string): number {
  try {
    const count = 'select count(*) from subscription where removed_at is null';
    return Number(reading(file, (own) => own.prepare(count).pluck().get()));
  } catch {
    // What cannot be read could not be moved either.
    return 0;
  }
}
