/**
 * What decides between an answer and an honest nothing. `docs/search.md` draws what other values would do. Nothing changes them but
 * `npm run plot:thresholds`, which makes the drawing.
 */
export const thresholds = {
  /** An entry answers when it has this share of what was asked for. With less, what is missing was the point. */
  answer: 0.55,
  /** The same for an entry that has three words of the question, or a proper name and another word: hardly by chance. */
  together: 0.4,
  /** How sure each word must be for a name to count as asked for: a typo or two is enough, a wild guess is not. */
  nameWord: 0.8,
  /** The most common words lose this part of their weight, others less. */
  common: 0.6,
  /** A small word that is also a name ("us" and US) has this part of its weight. */
  optional: 0.4,
  /** What an entry lacks but the title of its briefing has counts this much: a title says what all its entries are about. */
  titled: 0.2,
  /** What each slip takes from how sure a match is. */
  slip: 0.12,
} as const;
