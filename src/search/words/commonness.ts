import { rankInEnglish } from './english/frequency.ts';
import { rankElsewhere } from './other-languages/frequency.ts';

const ASCII = /^[\x20-\x7e]*$/;
/** The most common words, which count as equally common, and from which rank on words count as unknown. */
const ALWAYS = 100;
const SELDOM = { english: 20_000, elsewhere: 5000 };

/** How common a folded word is in everyday speech: 1 for the hundred most common words, 0 for rare and unknown ones. */
export const commonness = (word: string): number =>
  ASCII.test(word)
    ? commonnessOf(rankInEnglish(word), SELDOM.english)
    : commonnessOf(rankElsewhere(word) ?? rankElsewhere(verbOf(word)), SELDOM.elsewhere);

/** The verb of a Chinese verb and what became of it, which is as common: 买 of 买到. */
const verbOf = (word: string): string => COMPLETED.exec(word)?.[1] ?? '';

const COMPLETED = /^(\p{sc=Han})[到完好掉住上下起出开过走来去成见懂动]$/u;

const commonnessOf = (rank = Infinity, seldom: number): number =>
  Math.max(0, Math.min(1, Math.log(seldom / rank) / Math.log(seldom / ALWAYS)));
