import type { Entry } from '../../briefings/briefing.ts';

/** A kind of answer: when or where something is, how much or how many, somebody's job, or what something is called. */
export type AnswerKind = 'time' | 'amount' | 'place' | 'role' | 'name';

/** What may stand before the first word and after the last: no letters or digits. */
const SIGNS = '[^\\p{L}\\p{N}]*';

/** Where a word begins and where it ends, in any script: `\b` only knows Latin letters. */
const [BEGINS, ENDS] = ['(?<!\\p{L})', '(?!\\p{L})'];

const AUXILIARY = 'is|are|was|were|will|would|does|do|did|has|have|can|could|should';

/** How each kind is asked for. */
const ASKS: Record<AnswerKind, RegExp> = {
  // "When" before anything else joins two sentences: "what happens when it rains".
  time: new RegExp(
    [
      `\\bwhen (?:${AUXILIARY})\\b|\\bwhen['’]?s\\b|\\bhow (?:soon|long)\\b`,
      '\\b(?:what|which) (?:month|year|day|date|week|time)\\b',
      `${BEGINS}(?:когда|как долго|в како(?:м году|й день|м месяце)|како(?:го числа|й датой))`,
      '何时|几时|[什啥]么?时[候间]|多久|[哪几][年月日号天点]',
    ].join('|'),
    'iu',
  ),
  amount: new RegExp(
    [
      '\\bhow (?:much|many|long|big|large|high|low|deep|far|fast|often|old|tall|hot|cold|well|strong|expensive|cheap)\\b',
      `\\bwhat(?:['’]s| is| was| does| did)? (?:the )?(?:percentage|share|price|number|cost)\\b`,
      '\\bwhat (?:does|do|did|will|would)(?= (?:\\w+ ){1,4}cost\\b)',
      `${BEGINS}(?:на)?сколько|多少|几个|(?<![更许很众太最])多(?:[大高久远长快深宽厚贵强]|重(?!要))`,
    ].join('|'),
    'iu',
  ),
  place: new RegExp(
    `\\bwhere (?:${AUXILIARY})\\b|\\bwhere['’]?s\\b|\\bwhere${SIGNS}$|${BEGINS}(?:где|(?:от)?куда)|哪里|在哪`,
    'iu',
  ),
  // "Blinken's job", "the role of …", and not the jobs of anybody.
  role: new RegExp(`(?<=\\p{L}\\s)(?:job title|job|role|title|position)(?= of\\b|${SIGNS}$)`, 'iu'),
  // "What's it called when …", "is there a word for that", and not "why was he called", "a second term for …" or "word for word".
  name: new RegExp(
    [
      `(?<=\\b(?:what(?:['’]?s)?|how|it(?:['’]?s)?) (?:[^.?!]{0,60} )?)called(?=${SIGNS}$| when\\b| if\\b)`,
      '(?<=\\b(?:an?|any|another|one|no|some|the) (?:(?:real|proper|right|official|special|fancy|technical) )?)(?:name|term|word) for\\b',
      '\\b(?<!(?:long|short)[- ])(?:name|term|word) for (?=(?:it|this|that|these|those|such|when|what)\\b)',
      'называ(?:ется|ют)|叫什么|叫啥',
    ].join('|'),
    'iu',
  ),
};

const monthsOf = (language: string): string[] => {
  const format = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric' });
  return Array.from({ length: 12 }, (_, month) => format.formatToParts(new Date(2024, month, 1)))
    .flat()
    .flatMap(({ type, value }) => (type === 'month' ? value : []));
};

/** Whether a question is a month and nothing else, "in may": there *may* is no common word. */
export const isMonth = (question: string): boolean => MONTH.exec(question)?.[1] !== undefined;

const MONTH = new RegExp(
  `^${SIGNS}((?:in|by|from|since|until|till|before|after|during|this|next|last)\\s+)?(?:${monthsOf('en').join('|')})${SIGNS}$`,
  'iu',
);

/** Without the ending that a month has after the number of a day. */
const russianMonths = monthsOf('ru').map((month) => month.slice(0, -1));

const weekdayOf = (day: number): string =>
  new Intl.DateTimeFormat('en', { weekday: 'long' }).format(new Date(2024, 0, day));
const weekdays = [1, 2, 3, 4, 5, 6, 7].map(weekdayOf);

/** What a text that tells each kind has in it. */
const TELLS: Record<Exclude<AnswerKind, 'name'>, RegExp> = {
  // As texts write them: "may" without a capital is no month.
  time: new RegExp(
    [
      `\\b(?:${monthsOf('en').join('|')})\\b|\\b(?:19|20)\\d\\d\\b`,
      `\\b(?:${weekdays.join('|')})\\b`,
      '\\b(?:minute|hour|day|week|month|year|decade|quarter|spring|summer|autumn|winter)s?\\b',
      `${BEGINS}(?:${russianMonths.join('|')})(?:[аеуьюяй]|[ео]м)?${ENDS}`,
      `${BEGINS}(?:(?:лет|час(?:[ау]|ов|ам|ами|ах)?)${ENDS}|год|дн(?:я|ей|и)|минут|недел|месяц|квартал|весн|летом|осен|зим)`,
      '[0-9一二三四五六七八九十两兩半] ?[个個]? ?(?:[年月日号號天周週]|星期|小[时時]|分[钟鐘]|季度)',
      '[今明去后後前]年|[春夏秋冬][天季]|[今明后後昨]天|(?:[上下]|(?<!日)本)[个個]?[月周週]|(?<![青少成老])年[初底中末]',
    ].join('|'),
    'u',
  ),
  // One and two are in any text, and so are 0 and 1 unless they are of something: "1%".
  amount: new RegExp(
    [
      '[2-9]|\\d[.,]?\\d|\\d\\s?[%°]|[$€£¥]\\s?\\d',
      '\\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\\b',
      '\\b(?:hundred|thousand|million|billion|percent|half|third|twice|double)s?\\b',
      'вдвое|втрое|процент|百分|[一二两兩三四五六七八九十百千][成倍百千万萬亿億]',
      `${BEGINS}(?:(?:две|три|четыре|пять|шесть|семь|восемь|девять|десять|сто|трет[ьи]|четверт[ьи])${ENDS}|двести|тысяч|миллион|миллиард|половин)`,
    ].join('|'),
    'iu',
  ),
  // A name within a sentence. It need not be one of a place, but a text without any name tells no place.
  place: new RegExp(`\\p{Ll},? (?!(?:${monthsOf('en').join('|')})\\b)\\p{Lu}\\p{Ll}`, 'u'),
  role: /\b(?:is|was) (?:an?|the)\b/i,
};

const KINDS = ['time', 'amount', 'place', 'role', 'name'] as const;

/** The kinds of answer that a question asks for; none for most. */
export const kindsAsked = (question: string): AnswerKind[] =>
  KINDS.filter((kind) => ASKS[kind].test(question) || (kind === 'time' && MONTH.test(question)));

/** "How old" does not only say that a number is wanted: the answer says "old" too. */
const SAYS_MORE = /^how (?!much|many|long|often|soon)/i;

/** Where a question has words that only say which kind of answer it asks for: "what month". */
export const spansOfKinds = (question: string): { start: number; end: number }[] =>
  KINDS.flatMap((kind) => {
    const { 0: asks = '', index = 0 } = ASKS[kind].exec(question) ?? {};
    return asks && !SAYS_MORE.test(asks) ? [{ start: index, end: index + asks.length }] : [];
  });

/** Whether an entry tells what a question of this kind asks for. */
export const tells = ({ term, text }: Entry, kind: AnswerKind): boolean =>
  kind === 'name' ? term !== undefined : TELLS[kind].test(text.plain);
