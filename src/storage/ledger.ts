import type { Briefing } from '../briefings/briefing.ts';
import type { Ledger, RecordedBriefing } from '../delivery/outbox.ts';
import { COPIED_AT } from './backup.ts';
import { RETRACTED } from './settle.ts';
import { fromRow } from './subscription-row.ts';
import type { BriefingRow, Database } from './tables.ts';

/** Rows written by one statement: far below SQLite's and Postgres's limits on parameters. */
const CHUNK = 500;

/** What recording briefings may do, within the transaction it is given. */
export function ledger(db: Database): Ledger {
  const moment = (name: string): Promise<number | undefined> => momentOf(db, name);
  return {
    begun: async () => (await factOf(db, 'begun')) !== undefined,
    begin: () => setFact(db, 'begun', 'yes'),
    aliveAt: () => moment('alive_at'),
    returnedAt: () => moment('returned_at'),
    copiedAt: () => moment(COPIED_AT),
    async doubt(since) {
      await db
        .updateTable('delivery')
        .set({ unsure_since: since })
        .where('state', '=', 'waiting')
        .where('unsure_since', 'is', null)
        .execute();
      await db.deleteFrom('fact').where('name', '=', COPIED_AT).execute();
    },
    async recorded() {
      const rows = await db
        .selectFrom('briefing')
        .select(['id', 'revision', 'fingerprint', 'retracted'])
        .execute();
      return new Map<string, RecordedBriefing>(
        rows.map((row) => [row.id, { ...row, retracted: row.retracted === 1 }]),
      );
    },
    async subscriptions() {
      const rows = await db
        .selectFrom('subscription')
        .selectAll()
        .where('removed_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },
    async add(briefing, fingerprint, now) {
      const row: BriefingRow = {
        id: briefing.id,
        ...content(briefing),
        fingerprint,
        revision: 1,
        recorded_at: now,
      };
      await db.insertInto('briefing').values(row).execute();
    },
    async addDeliveries(deliveries) {
      const { last } = await db
        .selectFrom('delivery')
        .select(({ fn }) => fn.max('position').as('last'))
        .executeTakeFirstOrThrow();
      const rows = deliveries.map((delivery, index) => ({
        id: delivery.id,
        // MAX of no rows is null, which Kysely's type leaves out.
        position: ((last as number | null) ?? 0) + 1 + index,
        briefing_id: delivery.briefingId,
        subscription_id: delivery.subscriptionId,
        guild_id: delivery.guildId,
        channel_id: delivery.channelId,
        state: delivery.state,
        due_at: delivery.dueAt,
        next_at: delivery.dueAt,
        attempts: 0,
        missed: delivery.missed,
        note: NOTES[delivery.state],
      }));
      for (let at = 0; at < rows.length; at += CHUNK)
        await db
          .insertInto('delivery')
          .values(rows.slice(at, at + CHUNK))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    },
    async correct(briefing, fingerprint, now) {
      await db
        .updateTable('briefing')
        .set((row) => ({ ...content(briefing), fingerprint, revision: row('revision', '+', 1) }))
        .where('id', '=', briefing.id)
        .execute();
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ edit_at: now })
        .where('briefing_id', '=', briefing.id)
        .where('state', '=', 'posted')
        .where('message_id', 'is not', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    async cancel(briefingId) {
      await db
        .updateTable('delivery')
        .set({ state: 'cancelled', note: RETRACTED })
        .where('briefing_id', '=', briefingId)
        .where('state', '=', 'waiting')
        // One that may have been posted is looked for first, and then edited.
        .where('unsure_since', 'is', null)
        .execute();
    },
    async revive(briefingId) {
      await db
        .updateTable('delivery')
        .set({ state: 'waiting', note: null })
        .where('briefing_id', '=', briefingId)
        .where('state', '=', 'cancelled')
        .execute();
    },
  };
}

const NOTES = { waiting: null, skipped: 'too old: only the latest was posted', cancelled: RETRACTED };

const content = (briefing: Briefing): Pick<BriefingRow, 'content' | 'retracted'> => ({
  content: JSON.stringify(briefing),
  retracted: briefing.retracted ? 1 : 0,
});

/** Reads a named value. */
export async function factOf(db: Database, name: string): Promise<string | undefined> {
  return (await db.selectFrom('fact').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

/** Reads a named moment, in milliseconds since the epoch. */
export async function momentOf(db: Database, name: string): Promise<number | undefined> {
  const value = await factOf(db, name);
  return value === undefined ? undefined : Number(value);
}

/** Writes a named value, over the one before. */
export async function setFact(db: Database, name: string, value: string): Promise<void> {
  await db
    .insertInto('fact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
