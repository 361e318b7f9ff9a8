const QUESTION_WORD = new RegExp(
  [
    "\\b(?:who|what|when|where|why|how|which)(?:['’]?s)?\\b",
    '(?<!\\p{L})(?:кто|что|когда|где|почему|зачем|как|какой|какая|какие|сколько)(?!\\p{L})',
    '什么|谁|为什么|怎么|哪|多少',
  ].join('|'),
  'iu',
);

const SENTENCE =
  /\b(?:is|are|was|were|will|would|does|do|did|has|have|can|could|should|gonna)\b|(?<!\p{L})ли(?!\p{L})|吗|呢|[?？]\s*$/iu;

/** Whether a question has a word that asks: who, what, when. */
export const asks = (question: string): boolean => QUESTION_WORD.test(question);

/** Whether a question is a sentence, as people talk, and not just words to look for. */
export const isSentence = (question: string): boolean => asks(question) || SENTENCE.test(question);
