import { COPIED_AT } from '../copies/backup.ts';
import { momentOf, setFact } from '../facts.ts';
import type { Database } from '../tables.ts';

/**
 * For so many ms after its first start on a restored copy, the bot may still be told of briefings that were posted
 * before: a day.
 */
export const DOUBT = 24 * 60 * 60_000;

const [SINCE, UNTIL] = ['doubt_since', 'doubt_until'];

/**
 * Since when what is added at `now` may have been posted already, in ms since the epoch; `undefined` when it surely was
 * not. The first call on a restored copy puts everything that waits in doubt. It also begins the time in which anything
 * added is in doubt: the folder is read at once, but feeds come one by one.
 */
export async function doubtOf(db: Database, now: number): Promise<number | undefined> {
  const copiedAt = await momentOf(db, COPIED_AT);
  if (copiedAt === undefined) return doubtedSince(db, now);
  // A copy made while there was doubt inherits it.
  const since = (await doubtedSince(db, copiedAt)) ?? copiedAt;
  await db
    .updateTable('delivery')
    .set({ unsure_since: since })
    .where('state', '=', 'waiting')
    .where('unsure_since', 'is', null)
    .execute();
  await setFact(db, SINCE, String(since));
  await setFact(db, UNTIL, String(now + DOUBT));
  await db.deleteFrom('fact').where('name', '=', COPIED_AT).execute();
  return since;
}

async function doubtedSince(db: Database, now: number): Promise<number | undefined> {
  const until = await momentOf(db, UNTIL);
  return until !== undefined && now < until ? momentOf(db, SINCE) : undefined;
}
