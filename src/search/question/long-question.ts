/** So many words of a question are read; the rest is left out. */
export const MOST_WORDS = 120;
/** About twice as many UTF-16 units as these words take. */
const MOST_CHARACTERS = 1500;

/** The part of a question that is looked at: reading a whole page would keep others waiting for tens of ms. */
export const beginningOf = (question: string): string => question.slice(0, MOST_CHARACTERS);
