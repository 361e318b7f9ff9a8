import { WHO } from './without-frame.ts';

const ASKS_FOR_NEWS = new RegExp(
  [
    '\\b(?:why|how come|did|went|will|gonna|going|doing|trying|happen(?:s|ed|ing)?)\\b',
    "\\b(?:did|do|does|wo)n['’]?t\\b",
    // "Do you know what X is" does not ask whether something happens.
    `^\\W*(?:(?:so|and|but|ok)\\s+)*(?:are|is|do|does|has|have|can|could|should|would|was|were)\\s(?!${WHO}\\s)`,
    '(?<!\\p{L})(?:почему|зачем|отчего|ли)(?!\\p{L})',
    '为什么|为啥|怎么|咋|[吗呢没][^\\p{L}\\p{N}]*$',
  ].join('|'),
  'iu',
);

const ASKS_FOR_MEANING =
  /\bmean(?:s|ing)?\b|\bcalled\b|\bwhat\b.*\b(?:is|are)\W*$|что такое|знач(?:ит|ение)|означа|назыв|意思|什么是|是什么|是啥|啥是|(?:解释|介绍)一?下/iu;

/** Whether a question is about what happens, and not about what something is: "why did prices crash", "will it sail again". */
export const asksForNews = (question: string): boolean =>
  ASKS_FOR_NEWS.test(question) && !ASKS_FOR_MEANING.test(question);
