import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import type { Place } from '../../src/storage/storage.ts';

/** On Postgres, where two transactions run beside each other: resolves once one waits for what another has written. */
export async function heldUp({ databaseUrl }: Place): Promise<void> {
  if (databaseUrl === undefined) return;
  const client = new pg.Client(databaseUrl);
  await client.connect();
  onTestFinished(() => client.end());
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await client.query(waiting)).rowCount, { interval: 5 }).toBe(1);
}
