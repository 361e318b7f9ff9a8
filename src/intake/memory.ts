import type { Briefing } from '../briefings/briefing.ts';

/** Which briefing a file of the folder was when it could last be read. `hash` is that of its bytes. */
export type Remembered = { name: string; id: string; hash: string };

/** What outlives a restart about where briefings came from. */
export type IntakeMemory = {
  /** All files ever known, except those that `remember` left out. */
  files(): Promise<readonly Remembered[]>;
  /** Replaces what `files` returns. */
  remember(files: readonly Remembered[]): Promise<void>;
  /** What the operator was told about bad files, as `tell` wrote it: words without blanks. */
  told(): Promise<readonly string[]>;
  /** Replaces what `told` returns. */
  tell(lines: readonly string[]): Promise<void>;
  /** The ids of the briefings from feeds that were retracted here. */
  retracted(): Promise<readonly string[]>;
  /** Notes that such a briefing is retracted, or no longer is. */
  retract(id: string, retracted: boolean): Promise<void>;
  /** A briefing as it was last published, for when its file can no longer be read. */
  lastGood(id: string): Promise<Briefing | undefined>;
};

/** A memory that ends with the process. */
export function forgetfulMemory(): IntakeMemory {
  let known: readonly Remembered[] = [];
  let told: readonly string[] = [];
  const retracted = new Set<string>();
  return {
    files: async () => known,
    remember: async (files) => {
      known = files;
    },
    told: async () => told,
    tell: async (lines) => {
      told = lines;
    },
    retracted: async () => [...retracted],
    retract: async (id, yes) => void (yes ? retracted.add(id) : retracted.delete(id)),
    lastGood: async () => undefined,
  };
}
