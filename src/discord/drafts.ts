import type { Briefing } from '../briefings/briefing.ts';
import type { Message } from './message.ts';

/**
 * A briefing that somebody is about to publish: how its file came, and what it says. `outcome`: what is answered once it is
 * being published, to every press that follows.
 */
export type Draft = { name: string; bytes: Uint8Array; briefing: Briefing; outcome?: Promise<Message> };

/**
 * Drafts by an id; forgotten when the process ends, when there are too many, or once the next one is kept or asked for after as long
 * as Discord lets a preview be pressed.
 */
export type Drafts = {
  keep(id: string, draft: Draft): void;
  get(id: string): Draft | undefined;
  drop(id: string): void;
  /** Notes that a draft is being published; when that rejects it is a draft as before. */
  settle(id: string, outcome: Promise<Message>): Promise<Message>;
};

const LIFE = 15 * 60_000;
const MOST = 50;

/** Makes an empty set of drafts. `now` in ms since the epoch. */
export function createDrafts(now: () => number): Drafts {
  const drafts = new Map<string, Draft & { until: number }>();
  const forgetOld = (): void => {
    for (const [id, { until }] of drafts) if (until <= now()) drafts.delete(id);
  };
  return {
    keep(id, draft) {
      forgetOld();
      drafts.set(id, { ...draft, until: now() + LIFE });
      const [oldest] = drafts.keys();
      if (drafts.size > MOST && oldest !== undefined) drafts.delete(oldest);
    },
    get(id) {
      forgetOld();
      return drafts.get(id);
    },
    drop: (id) => void drafts.delete(id),
    async settle(id, outcome) {
      const draft = drafts.get(id);
      if (draft) drafts.set(id, { ...draft, outcome });
      try {
        return await outcome;
      } catch (error) {
        if (draft) drafts.set(id, draft);
        throw error;
      }
    },
  };
}
