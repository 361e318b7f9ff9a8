/** One thing that keeps a file from being a briefing. `line` and `column` count from 1. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  found: string;
  mend: string;
  /** What to write on that line instead of what, if a program can tell. */
  fix?: { from: string; to: string };
};

/** A problem of a file as a whole. */
export const fileProblem = (file: string, found: string, mend: string): Problem => ({
  file,
  line: 1,
  column: 1,
  found,
  mend,
});

/** A file that cannot be accepted, with everything found wrong in it, in the order of the file. */
export class BriefingError extends Error {
  override name = 'BriefingError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
    super(sorted.map(formatProblem).join('\n'));
    this.problems = sorted;
  }
}

/** `file:line:column: what was found. How to mend it.`, as compilers print it. */
export const formatProblem = ({ file, line, column, found, mend }: Problem): string =>
  `${file}:${line}:${column}: ${found}. ${mend}`;

const SHOWN = 60;

/** A stretch of somebody's text, quoted and shortened for a message. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  // No letter takes more than two places.
  const letters = [...line.slice(0, 2 * SHOWN + 2)];
  return JSON.stringify(letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : line);
}
