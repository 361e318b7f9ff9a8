import type { WordMatch } from '../matching/word-match.ts';

/** One thing asked for. */
export type Asked = {
  /** As it was typed: folded, but a name that is also a small word keeps its capitals: US is not "us". */
  typed: string;
  /** The words of the corpus it may mean; none when no entry has any of them. */
  matches: readonly WordMatch[];
  /** Counts when an entry has it, and is not missed when none has: a small word that is also a name ("us" and US). */
  optional?: true;
  /** It belongs to what is beside it, as it was typed in one word with that or after an *of*: it is no talk around it. */
  part?: true;
};
