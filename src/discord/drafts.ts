import type { Briefing } from '../briefings/briefing.ts';
import { createKept, type Kept } from './kept.ts';
import type { Message } from './message.ts';

/**
 * A briefing that somebody is about to publish: how its file came, and what it says. `outcome` is the answer to every
 * further press once it is being published.
 */
export type Draft = { name: string; bytes: Uint8Array; briefing: Briefing; outcome?: Promise<Message> };

export type Drafts = Kept<Draft> & {
  /** Notes that a draft is being published. If that rejects, it is a draft as before. */
  settle(id: string, outcome: Promise<Message>): Promise<Message>;
};

/** Makes an empty set of drafts. `now` is in ms since the epoch. */
export function createDrafts(now: () => number): Drafts {
  const drafts = createKept<Draft>(now);
  return {
    ...drafts,
    async settle(id, outcome) {
      const draft = drafts.get(id);
      if (draft) drafts.keep(id, { ...draft, outcome });
      try {
        return await outcome;
      } catch (error) {
        if (draft) drafts.keep(id, draft);
        throw error;
      }
    },
  };
}
