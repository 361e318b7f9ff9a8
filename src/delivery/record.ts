import type { Briefing } from '../briefings/briefing.ts';
import { fingerprint } from './fingerprint.ts';
import type { Ledger, Outbox } from './outbox.ts';
import { CATCH_UP, plan } from './plan.ts';

/** What recording changed: how many briefings, rows to be posted, and copies to be edited. */
export type Recorded = {
  archived: number;
  added: number;
  corrected: number;
  deliveries: number;
  edits: number;
};

/**
 * Records what the folder holds now, in one transaction. The very first time, all of it is archive and nothing is
 * posted. Later, each new briefing gets its deliveries, and each changed one the edits of its copies. Recording the
 * same again changes nothing. A briefing that is no longer there stays recorded, and so do its posts; what is not
 * posted yet waits until it is back. Briefings whose ids are in `archived` are recorded without being posted, whenever
 * they come. For those in `fromFeeds` nobody knows when they appeared.
 */
export type Recorder = (
  briefings: readonly Briefing[],
  now: number,
  archived?: readonly string[],
  fromFeeds?: readonly string[],
) => Promise<Recorded>;

/**
 * Makes the recorder of one process. A briefing is no correction if this process recorded it before and still has it as
 * it was then, even if another process, whose folder had a correction sooner, has changed it since. Nor is a briefing
 * gone that this process never had.
 */
export function createRecorder(outbox: Outbox): Recorder {
  let before: ReadonlyMap<string, string> = new Map();
  return async (briefings, now, archived = [], fromFeeds = []) => {
    const held = briefings.map((briefing) => ({ briefing, print: fingerprint(briefing) }));
    const after = new Map(held.map(({ briefing, print }) => [briefing.id, print]));
    const changed = held.filter(({ briefing, print }) => before.get(briefing.id) !== print);
    const gone = [...before.keys()].filter((id) => !after.has(id));
    const recorded = await outbox.record(async (ledger) => {
      const items = { archived: new Set(archived), all: new Set(fromFeeds) };
      const done = await record(ledger, held, changed, items, now);
      for (const id of gone) {
        await ledger.setRemoved(id, true);
        await ledger.cancel(id);
      }
      return done;
    });
    before = after;
    return recorded;
  };
}

/** Records as a process does that has just started. */
export const recordBriefings = (outbox: Outbox, ...what: Parameters<Recorder>): Promise<Recorded> =>
  createRecorder(outbox)(...what);

/** A briefing and its fingerprint. */
type Held = { briefing: Briefing; print: string };

async function record(
  ledger: Ledger,
  held: readonly Held[],
  changed: readonly Held[],
  items: { archived: ReadonlySet<string>; all: ReadonlySet<string> },
  now: number,
): Promise<Recorded> {
  const recorded = await ledger.recorded();
  const fresh = held.filter(({ briefing }) => !recorded.has(briefing.id));
  for (const { briefing, print } of fresh) await ledger.add(briefing, print, now);
  if (!(await ledger.begun())) {
    await ledger.begin();
    return { archived: fresh.length, added: 0, corrected: 0, deliveries: 0, edits: 0 };
  }
  const unsureSince = await ledger.doubt(now);
  const news = fresh.map(({ briefing }) => briefing).filter(({ id }) => !items.archived.has(id));
  const deliveries = news.length
    ? plan({
        fresh: news,
        subscriptions: await ledger.subscriptions(),
        now,
        away: await wasAway(
          ledger,
          now,
          news.every(({ id }) => items.all.has(id)),
        ),
      })
    : [];
  if (deliveries.length) await ledger.addDeliveries(deliveries, unsureSince);

  let corrected = 0;
  let edits = 0;
  for (const { briefing, print } of changed) {
    const before = recorded.get(briefing.id);
    if (!before) continue;
    if (before.fingerprint === print || before.fingerprint === formerPrint(briefing)) continue;
    corrected++;
    edits += await ledger.correct(briefing, print, now);
    if (briefing.retracted) await ledger.cancel(briefing.id);
    else if (before.retracted) await ledger.revive(briefing, now, unsureSince);
  }
  for (const { briefing } of held) {
    if (!recorded.get(briefing.id)?.removed) continue;
    await ledger.setRemoved(briefing.id, false);
    if (!briefing.retracted) await ledger.revive(briefing, now, unsureSince);
  }
  return {
    archived: fresh.length - news.length,
    added: news.length,
    corrected,
    deliveries: deliveries.filter(({ state }) => state === 'waiting').length,
    edits,
  };
}

/** The fingerprint as it was when it still counted in a title that is made from the file's name. */
const formerPrint = ({ titleFromFile, ...briefing }: Briefing): string => fingerprint(briefing);

/** Feeds are read only after the bot is back. What they bring within so many ms counts as missed while it was away. */
const CATCHING_UP = 60 * 60_000;

async function wasAway(ledger: Ledger, now: number, fromFeeds: boolean): Promise<boolean> {
  const [aliveAt, returnedAt] = [await ledger.aliveAt(), await ledger.returnedAt()];
  const returned = returnedAt !== undefined && now >= returnedAt && now - returnedAt < CATCHING_UP;
  return (fromFeeds && returned) || (aliveAt !== undefined && now - aliveAt > CATCH_UP);
}
