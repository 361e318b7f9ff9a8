import type { Briefing } from '../../briefings/briefing.ts';
import type { Ledger, RecordedBriefing } from '../../delivery/outbox.ts';
import { factOf, momentOf, setFact } from '../facts.ts';
import { living } from '../subscriptions/living.ts';
import type { BriefingRow, Database } from '../tables.ts';
import { doubtOf } from './doubt.ts';
import { revive } from './revive.ts';
import { CANCELLED, TOO_OLD } from './unposted.ts';

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
    doubt: (now) => doubtOf(db, now),
    async recorded() {
      const rows = await db
        .selectFrom('briefing')
        .select(['id', 'revision', 'fingerprint', 'retracted', 'removed'])
        .execute();
      return new Map<string, RecordedBriefing>(
        rows.map((row) => [row.id, { ...row, retracted: row.retracted === 1, removed: row.removed === 1 }]),
      );
    },
    subscriptions: () => living(db),
    async add(briefing, fingerprint, now) {
      const row: BriefingRow = {
        id: briefing.id,
        ...content(briefing),
        fingerprint,
        revision: 1,
        recorded_at: now,
        removed: 0,
      };
      await db.insertInto('briefing').values(row).execute();
    },
    async addDeliveries(deliveries, unsureSince) {
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
        unsure_since: unsureSince ?? null,
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
        .where('message_id', 'is not', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    async cancel(briefingId) {
      await db
        .updateTable('delivery')
        .set(CANCELLED)
        .where('briefing_id', '=', briefingId)
        .where('state', '=', 'waiting')
        // A delivery that may have been posted is looked for first, and edited after that.
        .where('unsure_since', 'is', null)
        .execute();
    },
    async setRemoved(briefingId, removed) {
      await db
        .updateTable('briefing')
        .set({ removed: removed ? 1 : 0 })
        .where('id', '=', briefingId)
        .execute();
    },
    revive: (briefing, now, unsureSince) => revive(db, briefing, now, unsureSince),
  };
}

const NOTES = { waiting: null, skipped: TOO_OLD.note, cancelled: CANCELLED.note };

const content = (briefing: Briefing): Pick<BriefingRow, 'content' | 'retracted'> => ({
  content: JSON.stringify(briefing),
  retracted: briefing.retracted ? 1 : 0,
});
