// A parser of trees takes the square of all these, and nobody writes so much by hand.
const MOST_DEEP = 12;
/** Lines that continue an item, a quote or a note without a blank line or a sign of their own. */
const MOST_LAZY = 1_000;

const SIGN = String.raw`\s*(?:[-*+]\s|>|\d{1,9}[.)]\s|\[\^[^\s\]]+\]:)`;
const OPENING = new RegExp(`^${SIGN}`);
const DEEP = new RegExp(`^(?:${SIGN}){${MOST_DEEP}}`);
const RULE = /^\s*([-*])(?:\s*\1)*\s*$/;

/** What in some lines of Markdown would take long to read. */
export type Costly = { line: number; found: string; mend: string };

/**
 * The first line, counted from 1, that has a dozen lists and quotes inside each other, or with which an item reaches
 * over 1,000 lines.
 */
export function costlyLine(lines: readonly string[]): Costly | undefined {
  let opened = false;
  let lazy = 0;
  for (const [i, line] of lines.entries()) {
    if (DEEP.test(line) && !RULE.test(line))
      return {
        line: i + 1,
        found: 'the line is nested too deeply',
        mend: 'Write it as a plain paragraph or list',
      };
    const opens = OPENING.test(line);
    opened = opens || (opened && line.trim() !== '' && !line.startsWith('#'));
    lazy = opened && !opens ? lazy + 1 : 0;
    if (lazy > MOST_LAZY)
      return {
        line: i + 1,
        found: `over ${MOST_LAZY} lines go on with one item`,
        mend: 'Break them up with blank lines',
      };
  }
  return undefined;
}
