import { setImmediate } from 'node:timers/promises';
import type { Standing } from '../../subscriptions/store.ts';
import type { Subscription } from '../../subscriptions/subscription.ts';
import type { Database, DeliveryRow } from '../tables.ts';
import { living } from './living.ts';

/** How many of a subscription's last posts are looked at, to tell whether Discord lets us correct them. */
const LOOKED_AT = 10;

/** How many subscriptions are looked at before anything else may run. */
const AT_ONCE = 8;

/** The living subscriptions of a server, with their last post and what waits, in the order they were made. */
export async function standings(db: Database, guildId: string): Promise<Standing[]> {
  const subscriptions = await living(db, guildId);
  const all: Standing[] = [];
  for (let at = 0; at < subscriptions.length; at += AT_ONCE) {
    const some = subscriptions.slice(at, at + AT_ONCE);
    all.push(...(await Promise.all(some.map((one) => standingOf(db, one)))));
    await setImmediate();
  }
  return all;
}

/**
 * Each of its queries uses an index. Asked for all subscriptions at once, the database would read everything that was
 * ever posted.
 */
async function standingOf(db: Database, subscription: Subscription): Promise<Standing> {
  const deliveries = db.selectFrom('delivery').where('subscription_id', '=', subscription.id);
  const posts = await deliveries
    .where('state', '=', 'posted')
    .orderBy('posted_at', 'desc')
    .orderBy('position', 'desc')
    .select(['briefing_id', 'channel_id', 'message_id', 'message_channel_id', 'posted_at'])
    .select(['note', 'edit_at', 'publish_at'])
    .limit(LOOKED_AT)
    .execute();
  const [last] = posts;
  const newest = await deliveries
    .where('state', 'in', ['posted', 'rejected'])
    .orderBy('position', 'desc')
    .select(['state', 'note'])
    .limit(1)
    .executeTakeFirst();
  const first = await deliveries
    .where('state', 'in', ['waiting', 'sending'])
    .orderBy('position')
    .select(['attempts', 'note'])
    .limit(1)
    .executeTakeFirst();
  const { waiting, next } = await deliveries
    .where('state', 'in', ['waiting', 'sending'])
    .select((query) => [query.fn.countAll<number>().as('waiting'), query.fn.min('next_at').as('next')])
    .executeTakeFirstOrThrow();
  return {
    subscription,
    ...(last && {
      lastPost: {
        briefingId: last.briefing_id,
        channelId: last.message_channel_id ?? last.channel_id,
        ...(last.message_id !== null && { messageId: last.message_id }),
        at: last.posted_at ?? 0,
      },
    }),
    ...refusedOf(posts),
    ...(newest?.state === 'rejected' && { rejected: newest.note ?? '' }),
    ...(first?.attempts && first.note !== null && { delayed: { tries: first.attempts, why: first.note } }),
    waiting,
    // SQL's MIN of no rows is null, which Kysely's type leaves out.
    ...((next as number | null) !== null && { nextDue: next }),
  };
}

type Post = Pick<
  DeliveryRow,
  'channel_id' | 'message_id' | 'message_channel_id' | 'posted_at' | 'note' | 'edit_at' | 'publish_at'
>;

/** A note on a post with nothing left to try says why the post stays as it is. */
function refusedOf(posts: readonly Post[]): Pick<Standing, 'refused'> {
  for (const { message_id, message_channel_id, channel_id, posted_at, note, edit_at, publish_at } of posts)
    if (message_id !== null && note !== null && edit_at === null && publish_at === null)
      return {
        refused: {
          channelId: message_channel_id ?? channel_id,
          messageId: message_id,
          at: posted_at ?? 0,
          why: note,
        },
      };
  return {};
}
