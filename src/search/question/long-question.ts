/** So many words of a question are read; what goes beyond is a story that nobody waits for. */
export const MOST_WORDS = 120;
/** About twice as much as these take. In UTF-16 units. */
const MOST_CHARACTERS = 1500;

/** What is looked at of a question, however long it is: reading all of a page would keep others waiting for tens of ms. */
export const beginningOf = (question: string): string => question.slice(0, MOST_CHARACTERS);
