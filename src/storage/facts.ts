import type { Database } from './tables.ts';

/** Reads a named value. */
export async function factOf(db: Database, name: string): Promise<string | undefined> {
  return (await db.selectFrom('fact').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

/** Reads a named moment, in ms since the epoch. */
export async function momentOf(db: Database, name: string): Promise<number | undefined> {
  const value = await factOf(db, name);
  return value === undefined ? undefined : Number(value);
}

/** Writes a named value, over the earlier one. */
export async function setFact(db: Database, name: string, value: string): Promise<void> {
  await db
    .insertInto('fact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
