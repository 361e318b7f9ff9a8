import type { Briefing } from '../briefings/briefing.ts';
import type { Feeds } from './feeds/feeds.ts';
import type { Folder } from './folder/folder.ts';
import type { IntakeMemory } from './memory.ts';

/** Puts together what a folder and feeds hold. */
export type Gathering = {
  /**
   * All briefings there are, including what other processes took in from feeds. `fromFeeds` are the ids of what feeds
   * brought; `archived` are those of them that are no news.
   */
  gather(): Promise<{
    briefings: readonly Briefing[];
    archived: readonly string[];
    fromFeeds: readonly string[];
  }>;
  /** Whether another process has retracted an item of a feed since the last call, or undone that. */
  othersRetracted(): Promise<boolean>;
};

/** Makes a gathering of a folder and feeds that are open. It rejects when the memory does. */
export function createGathering(
  folder: Pick<Folder, 'briefings'>,
  feeds: Pick<Feeds, 'briefings' | 'archived' | 'refresh'>,
  memory: Pick<IntakeMemory, 'retracted'>,
): Gathering {
  let retracted: ReadonlySet<string> = new Set();
  return {
    async gather() {
      // What another process has corrected meanwhile must not be recorded as it was before.
      await feeds.refresh();
      const files = [...folder.briefings().values()];
      const ids = new Set(files.map(({ id }) => id));
      // A file is what its operator wrote, so it takes precedence over an item that happens to have its id.
      const items = feeds.briefings().filter(({ id }) => !ids.has(id) && ids.add(id));
      retracted = new Set(await memory.retracted());
      const shown = items.map((one) => (retracted.has(one.id) ? { ...one, retracted: true as const } : one));
      return {
        briefings: [...files, ...shown],
        archived: feeds.archived(),
        fromFeeds: items.map(({ id }) => id),
      };
    },
    async othersRetracted() {
      if (!feeds.briefings().length) return false;
      return new Set(await memory.retracted()).symmetricDifference(retracted).size > 0;
    },
  };
}
