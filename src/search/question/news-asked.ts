import type { Entry } from '../../briefings/briefing.ts';
import { regionsWithin } from '../words/other-languages/region-names.ts';
import { isWithin, wordsOf } from '../words/words.ts';

const ASKS_FOR_NEWS = new RegExp(
  [
    '\\b(?:why|how come|did|went|will|gonna|going|doing|trying|happen(?:s|ed|ing)?)\\b',
    "\\b(?:did|do|does|wo)n['’]?t\\b",
    '^\\W*(?:(?:so|and|but|ok)\\s+)*(?:are|is|do|does|has|have|can|could|should|would|was|were)\\s',
    '(?<!\\p{L})(?:почему|зачем|отчего)(?!\\p{L})',
    '为什么|为啥|怎么|咋|[吗呢没]\\W*$',
  ].join('|'),
  'iu',
);

const ASKS_FOR_MEANING = /\bmean(?:s|ing)?\b|\bcalled\b|意思|什么是|是什么/iu;

/** Whether a question is about what happens, and not about what something is: "why did prices crash", "will it sail again". */
export const asksForNews = (question: string): boolean =>
  ASKS_FOR_NEWS.test(question) && !ASKS_FOR_MEANING.test(question);

/** Whether an entry only says what a word means: a glossary text that names nobody and no place, and so tells no news. */
export const isDefinition = ({ section, text: { plain } }: Entry): boolean =>
  section === 'glossary' &&
  !regionsWithin(plain).length &&
  !wordsOf(plain).some(({ capitals, start }) => capitals !== 'none' && isWithin(plain, start));
