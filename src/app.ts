import type { Library } from './briefings/library.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './delivery/outbox.ts';
import type { Drafts } from './discord/drafts.ts';
import type { Kept } from './discord/kept.ts';
import type { Publishing } from './intake/publishing.ts';
import type { Log } from './log.ts';
import type { SearchIndex } from './search/index.ts';
import type { SubscriptionStore } from './subscriptions/store.ts';

/** What every command may use. Ask for the library and its index at each use: they change with the folder. */
export type App = {
  log: Log;
  clock: Clock;
  library(): Library;
  index(): SearchIndex;
  subscriptions: SubscriptionStore;
  outbox: Pick<Outbox, 'postNow' | 'recordedAt'>;
  publishing: Publishing;
  drafts: Drafts;
  /** What publishers typed, by the id of the form they sent. */
  typed: Kept<string>;
  /** The id of the role whose members may publish, beside whoever owns the bot. */
  publisherRole?: string;
  /** Has what is due looked for at once, after a command made something due. */
  wake(): void;
};
