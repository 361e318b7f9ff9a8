// What a parser of trees does for each such line grows with the square of its depth.
const DEEP = /^(?:\s*(?:[-*+]\s|>|\d{1,9}[.)]\s|\[\^[^\s\]]+\]:)){12}/;
const RULE = /^\s*([-*])(?:\s*\1)*\s*$/;

/** The first of some lines of Markdown, counted from 0, that has a dozen lists and quotes in each other; -1 if none has. */
export const nestedLine = (lines: readonly string[]): number =>
  lines.findIndex((line) => DEEP.test(line) && !RULE.test(line));
