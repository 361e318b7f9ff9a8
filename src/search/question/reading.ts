import type { Vocabulary } from '../corpus/vocabulary.ts';
import type { Word } from '../words/word.ts';
import type { AnswerKind } from './answer-kind.ts';
import type { Asked } from './asked.ts';
import type { MayGuess } from './guessing.ts';
import type { SectionAsked } from './section-asked.ts';

/** A question while it is read. */
export type Reading = {
  vocabulary: Vocabulary;
  text: string;
  words: readonly Word[];
  /** It is being typed, so its last word may become a longer one. */
  typing: boolean;
  /** It is a month and nothing else. */
  isMonth: boolean;
  kinds: readonly AnswerKind[];
  sections: readonly SectionAsked[];
  /** Where it says what kind of answer or which section is asked for. */
  framed: readonly { start: number; end: number }[];
  mayGuess: MayGuess;
  /** Reads a part of it that was written as one word, with the guesses that the whole has left. */
  readPart: (text: string) => Asked[];
};

/** What stands at one place of a question: the things asked for, how many words they take, and whether the word is a small one, which counts where an entry has it. */
export type Read = { asked: readonly Asked[]; words?: number; small?: boolean };
