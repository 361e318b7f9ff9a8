import { BriefingError, type Problem } from '../briefing-error.ts';
import type { FrontMatter } from './front-matter.ts';
import { frontMatterLines } from './front-matter-lines.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { signatureAt, strayKeys } from './stray-keys.ts';

/** In characters (UTF-16 units). */
const LONGEST = 32 * 1024;

/**
 * A file's front matter, the line of each of its keys, and the lines below it (blank where the front matter was). If it
 * has `problems`, nothing is known of what it says.
 */
export type Split = {
  meta: FrontMatter;
  lineOf(key: string): number;
  body: string;
  problems: readonly Problem[];
};

/** Splits the front matter from the body. Throws `BriefingError` when it is unclear where the front matter ends. */
export function splitFrontMatter(text: string, file: string): Split {
  const lines = text.split('\n');
  const at = frontMatterLines(lines);
  if (!at) return { meta: {}, lineOf: () => 1, body: text, problems: strayProblems(lines, file) };
  const { fence, first, last } = at;
  const refusal = (found: string, mend: string): BriefingError =>
    new BriefingError([{ file, line: first + 1, column: 1, found, mend }]);
  if (fence === '—')
    throw refusal(
      'the front matter begins with a dash',
      'A program may have made it of hyphens: write three of them, ---, above and below',
    );
  if (fence !== '---')
    throw refusal(
      'the front matter is not YAML (as its first line says)',
      'Put it between two lines ---, each key and value with a colon',
    );
  if (last === -1)
    throw refusal(
      'the front matter is not closed',
      'Add a line --- after the last key, or take this one out',
    );
  const yaml = lines.slice(first + 1, last).join('\n');
  if (yaml.length > LONGEST)
    throw refusal(
      `the front matter has over ${LONGEST} characters`,
      'Keep it to what describes the briefing',
    );
  const body = lines.map((line, i) => (i <= last ? '' : line)).join('\n');
  try {
    return { ...readFrontMatter(yaml, file, first + 2), body, problems: [] };
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    return { meta: {}, lineOf: () => first + 1, body, problems: error.problems };
  }
}

function strayProblems(lines: readonly string[], file: string): Problem[] {
  const problem = (at: number, found: string, mend: string): Problem => ({
    file,
    line: at + 1,
    column: 1,
    found: `${found} that readers would see`,
    mend,
  });
  const problems: Problem[] = [];
  const stray = strayKeys(lines);
  if (stray) {
    const [what, mend] = STRAY[stray.of];
    problems.push(problem(stray.at, `the text begins with ${what} (${stray.keys.join(', ')})`, mend));
  }
  const signature = signatureAt(lines);
  if (signature !== undefined)
    problems.push(
      problem(
        signature,
        'the line "-- " begins the signature of an e-mail',
        'Take it out with what is below it; a line across is drawn with ---',
      ),
    );
  return problems;
}

const STRAY = {
  'a front matter': [
    'keys of a front matter',
    'Put them between two lines --- at the very top of the file, or take them out',
  ],
  'an e-mail': ['the head of an e-mail', 'Take these lines out'],
  'a chat': ['the head of a message', 'Take it out, and those of the other messages'],
} as const;
