/**
 * What decides between an answer and an honest nothing. Each stands on a plateau, drawn in `docs/search.md`; nothing but
 * `npm run plot:thresholds`, which draws it, ever changes them.
 */
export const thresholds = {
  /** An entry answers when it has this share of what was asked. Below it the words that are missing were the point. */
  answer: 0.55,
  /** The same for an entry with three words of the question, or a proper name and another: what is about something else shares fewer. */
  together: 0.4,
  /** How sure each word of a name must be for the name to be asked for whole. A typo or two is; a wild guess is not. */
  nameWord: 0.8,
  /** The most common words of English lose this part of their weight, others less. */
  common: 0.6,
  /** A small word that is also a name ("us" and US) has this part of its weight, where an entry has it. */
  optional: 0.4,
  /** A word that only the briefing's title has is hardly missed in its entries: a title says what all of them are about. */
  titled: 0.2,
  /** What each slip of a typo takes from a match that is otherwise 0.92. */
  slip: 0.12,
} as const;
