import { sql } from 'kysely';
import type { Settlement } from '../../delivery/outbox.ts';
import { pauseSubscription } from '../subscriptions/subscriptions.ts';
import type { Database, DeliveryRow, Locks } from '../tables.ts';
import { CANCELLED } from './unposted.ts';

/** Writes how a claim ended. Returns `false`, having written nothing, when its lease had passed on. */
export async function settle(
  db: Database,
  locks: Locks,
  claim: { deliveryId: string; lease: string },
  settlement: Settlement,
  now: number,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    // A correction must see what was posted or cancelled, and this must see what was corrected.
    if (settlement.kind === 'posted' || settlement.kind === 'cancelled')
      await locks.uncorrected(transaction, claim.deliveryId);
    const { numUpdatedRows } = await transaction
      .updateTable('delivery')
      .set((row) => ({
        lease: null,
        lease_until: null,
        ...changes(settlement, now),
        ...('untried' in settlement && { attempts: row('attempts', '-', 1) }),
      }))
      .where('id', '=', claim.deliveryId)
      .where('lease', '=', claim.lease)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const shown =
      settlement.kind === 'posted' || (settlement.kind === 'followed-up' && settlement.what === 'edit');
    if (shown) await checkRevision(transaction, claim.deliveryId, now);
    if (settlement.kind === 'cancelled') await checkTakenBack(transaction, claim.deliveryId);
    if (settlement.kind === 'paused')
      await pauseSubscription(transaction, settlement.subscriptionId, settlement.pause, now);
    return true;
  });
}

type Changes = Partial<DeliveryRow>;

/** Waits have jitter, and Postgres takes no fractions of a millisecond. */
const whole = (at: number): number => Math.ceil(at);

function changes(settlement: Settlement, now: number): Changes {
  switch (settlement.kind) {
    case 'posted':
      return {
        state: 'posted',
        message_id: settlement.messageId ?? null,
        message_channel_id: settlement.channelId ?? null,
        posted_at: now,
        posted_revision: settlement.revision,
        unsure_since: null,
        attempts: 0,
        publish_at: settlement.publish && settlement.messageId ? now : null,
        note: settlement.messageId ? null : 'posted, and deleted by somebody since',
      };
    case 'again':
      return {
        state: 'waiting',
        next_at: whole(settlement.at),
        unsure_since: settlement.unsureSince ?? null,
        note: settlement.detail,
      };
    case 'paused':
      return {
        state: 'waiting',
        next_at: now,
        unsure_since: settlement.unsureSince ?? null,
        note: settlement.pause.reason,
      };
    case 'cancelled':
      return { ...CANCELLED, unsure_since: null };
    case 'rejected':
      return { state: 'rejected', unsure_since: null, note: settlement.detail };
    case 'followed-up': {
      const { what, refused } = settlement;
      const done = { attempts: 0, note: refused?.detail ?? null };
      // A deleted message is neither corrected nor published again.
      if (refused?.gone) return { ...done, message_id: null, edit_at: null, publish_at: null };
      if (what === 'publish') return { ...done, publish_at: null };
      return { ...done, edit_at: null, posted_revision: settlement.revision };
    }
    case 'follow-up-again': {
      const at = whole(settlement.at);
      return {
        note: settlement.detail,
        ...(settlement.what === 'publish' ? { publish_at: at } : { edit_at: at }),
      };
    }
  }
}

/**
 * Asks for an edit when the briefing was corrected since the claim. Reads it anew, as this transaction may have waited
 * for the correction.
 */
async function checkRevision(db: Database, deliveryId: string, now: number): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ edit_at: now })
    .where('id', '=', deliveryId)
    .where('message_id', 'is not', null)
    .where(
      sql<boolean>`posted_revision < (select revision from briefing where briefing.id = delivery.briefing_id)`,
    )
    .execute();
}

/** Makes it wait again when, since the claim, the retraction was undone or the file put back. */
async function checkTakenBack(db: Database, deliveryId: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'waiting', note: null })
    .where('id', '=', deliveryId)
    .where(
      sql<boolean>`(select retracted + removed from briefing where briefing.id = delivery.briefing_id) = 0`,
    )
    .execute();
}
