import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Place } from '../../src/storage/storage.ts';

/** An empty database, and how to get rid of it. */
export type OwnPlace = { place: Place; remove(): Promise<void> };

/** A new embedded one. */
export async function embeddedPlace(): Promise<OwnPlace> {
  const stateDir = await mkdtemp(join(tmpdir(), 'briefing-bot-'));
  return { place: { stateDir }, remove: () => rm(stateDir, { recursive: true, force: true }) };
}

/** A new database on a Postgres, so that users of one server do not meet. */
export async function postgresPlace(url: string): Promise<OwnPlace> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    place: { stateDir: '', databaseUrl: own.href },
    remove: () => run(url, `drop database ${name} with (force)`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}
