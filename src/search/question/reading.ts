import type { Vocabulary } from '../corpus/vocabulary.ts';
import type { Word } from '../words/word.ts';
import type { Asked } from './asked.ts';
import type { MayGuess } from './guessing.ts';
import type { SectionAsked } from './section-asked.ts';

/** A question while it is read. */
export type Reading = {
  vocabulary: Vocabulary;
  text: string;
  words: readonly Word[];
  /** It is being typed: its last word may become a longer one. */
  typing: boolean;
  /** It is a month and nothing else. */
  isMonth: boolean;
  sections: readonly SectionAsked[];
  /** Where it only says what kind of answer or which section is wanted. */
  framed: readonly { start: number; end: number }[];
  mayGuess: MayGuess;
  /** Reads several words of it that were written as one, with the guesses that are left. */
  readPart: (text: string) => Asked[];
};

/** What stands at one place of a question. */
export type Read = {
  asked: readonly Asked[];
  /** How many words that takes; one when left out. */
  words?: number;
  /** The word is a small one, which counts where an entry has it. */
  small?: boolean;
};
