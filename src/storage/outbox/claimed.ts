import { sql } from 'kysely';
import type { Briefing } from '../../briefings/briefing.ts';
import type { Claim } from '../../delivery/delivery.ts';
import { LEASE } from '../../delivery/outbox.ts';
import type { Database, DeliveryRow } from '../tables.ts';

/**
 * Whether nobody holds a delivery: it has no lease, one that ran out, or one that reaches further than any can (the
 * clock was put back). The same condition selects and updates, so that of two processes only one gets the row.
 */
export const free = (now: number) =>
  sql<boolean>`(lease_until is null or lease_until <= ${now} or lease_until > ${now + LEASE})`;

/** Whether a delivery goes to a forum, whose posts have no nonce. */
export const inForum = sql<boolean>`exists (select 1 from subscription
  where subscription.id = delivery.subscription_id and channel_kind = 'forum')`;

/** What `claim` needs to know about a delivery's briefing. */
type KnownBriefing = Pick<Claim, 'briefing' | 'revision' | 'removed'>;

/** What every claim says about its delivery. */
export const claim = (delivery: DeliveryRow, known: KnownBriefing, lease: string): Claim => ({
  deliveryId: delivery.id,
  lease,
  leaseUntil: delivery.lease_until ?? 0,
  attempts: delivery.attempts - 1,
  ...(delivery.note !== null && { note: delivery.note }),
  ...known,
});

/** The rows of these deliveries, in their order, each with its briefing. */
export async function withBriefings(db: Database, ids: readonly string[]) {
  if (!ids.length) return [];
  const deliveries = await db
    .selectFrom('delivery')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('position')
    .execute();
  const briefings = await briefingsOf(db, deliveries);
  return deliveries.flatMap((delivery) => {
    const briefing = briefings.get(delivery.briefing_id);
    return briefing ? [{ delivery, briefing }] : [];
  });
}

async function briefingsOf(db: Database, deliveries: readonly DeliveryRow[]) {
  const ids = [...new Set(deliveries.map((row) => row.briefing_id))];
  const rows = await db.selectFrom('briefing').selectAll().where('id', 'in', ids).execute();
  return new Map<string, KnownBriefing>(
    rows.map(({ id, content, revision, removed }) => [
      id,
      // Written by the ledger from a Briefing.
      { briefing: JSON.parse(content) as Briefing, revision, ...(removed && { removed: true }) },
    ]),
  );
}

/** The subscriptions of these deliveries that still exist, by id. */
export async function subscriptionsOf(db: Database, deliveries: readonly DeliveryRow[]) {
  const ids = [...new Set(deliveries.map((row) => row.subscription_id))];
  const rows = ids.length
    ? await db.selectFrom('subscription').selectAll().where('id', 'in', ids).execute()
    : [];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ends all leases, whoever held them. For the process that has just become the only one to post. */
export async function endLeases(db: Database): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ lease: null, lease_until: null })
    .where('lease_until', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
