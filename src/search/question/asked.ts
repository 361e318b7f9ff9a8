import type { WordMatch } from '../matching/word-match.ts';

/** One thing asked for: what was typed (folded; as it stands for a name in capitals, which is not the common word of the same letters, US and "us") and the words of the corpus it may mean; none for a word that is not in it. */
export type Asked = {
  typed: string;
  matches: readonly WordMatch[];
  /** Counts when it is there, is not missed when it is not: a small word that is also a name ("us" and US). */
  optional?: true;
  /** It belongs to what is beside it, as typed in one word or after an *of*: then it is no talk around that. */
  part?: true;
};
