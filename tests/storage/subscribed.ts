import { recordBriefings } from '../../src/delivery/record.ts';
import type { Place, Storage } from '../../src/storage/storage.ts';
import { openFor } from '../support/databases.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

/** When the archive was recorded and the channels subscribed. */
export const NOW = Date.UTC(2026, 10, 23, 9);

/** A briefing of a day in that November. */
export const news = (day: number) =>
  briefingOf(`---\nid: news-${day}\ndate: 2026-11-${day}\n---\nOn day ${day}.`);

/** Opens a storage whose archive is the real briefing, with channels subscribed; it is closed when the test has finished. */
export async function openSubscribed(
  place: Place,
  channels: readonly string[] = ['1', '2', '3'],
): Promise<Storage> {
  const storage = await openFor(place);
  await recordBriefings(storage.outbox, [realBriefing], NOW);
  for (const channel of channels) await subscribe(storage.subscriptions, wishOf(channel), channel, NOW);
  return storage;
}
