import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { BriefingError, type Problem, quote } from '../briefing-error.ts';
import { nearName } from '../near-name.ts';
import { type FrontMatter, frontMatter } from './front-matter.ts';
import { KEYS, keyOf } from './keys.ts';

type Path = readonly PropertyKey[];
type MakeProblem = (at: number, found: string, mend: string, fix?: Problem['fix']) => Problem;

/**
 * Reads the YAML of a front matter that begins on line `offset` of a file. Throws `BriefingError` with everything wrong
 * in it.
 */
export function readFrontMatter(
  written: string,
  file: string,
  offset: number,
): { meta: FrontMatter; lineOf(key: string): number } {
  const yaml = withQuotes(written);
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
    // Every value is the text that was written: a title of 1.10 stays 1.10.
    schema: 'failsafe',
  });
  const placeOf = (at: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(at);
    return { line: Math.max(line, 1) + offset - 1, column: Math.max(col, 1) };
  };
  const problem: MakeProblem = (at, found, mend, fix) => ({
    file,
    ...placeOf(at),
    found,
    mend,
    ...(fix && { fix }),
  });
  if (document.errors.length) {
    const lines = yaml.split('\n');
    throw new BriefingError(
      document.errors.map(({ message, pos }) =>
        problem(pos[0], ...notYaml(message, lines[counter.linePos(pos[0]).line - 1] ?? '')),
      ),
    );
  }
  const result = frontMatter.safeParse(plain(document, yaml, problem));
  if (!result.success)
    throw new BriefingError(result.error.issues.flatMap((issue) => describe(issue, document, problem)));
  return { meta: result.data, lineOf: (key) => placeOf(keyAt(document, key)).line };
}

/**
 * Puts a value that has a colon of its own in quotes: `title: Fed: no change`. To YAML that is an error, so it can mean nothing
 * else. A comment after it stays one.
 */
const withQuotes = (yaml: string): string =>
  yaml.replace(
    COLON_IN_VALUE,
    (_line, key: string, value: string, comment = '') => `${key}'${value.replaceAll("'", "''")}'${comment}`,
  );

/** A key; a value that begins with no quote and no sign of YAML's, and has a colon before a blank or at its end; a comment. */
const COLON_IN_VALUE =
  /^(\w+:[ \t]+)([^\s"'[\]{}&*!|>%@`#?,“”„«‘-](?:(?!\s#).)*?:(?!\S)(?:(?!\s#).)*)(\s#.*)?$/gm;

function notYaml(message: string, line: string): [found: string, mend: string] {
  if (/call stack/.test(message))
    return ['the front matter is nested too deeply', 'Write plain keys and values'];
  if (/^Map keys must be unique/.test(message))
    return ['this key stands in the front matter twice', 'Keep one of the two'];
  const mend = /^Tabs/.test(message)
    ? 'Write blanks instead'
    : /:\s*[“”„«‘]/.test(line)
      ? `Write straight quotes, "…", instead of curly ones`
      : 'Put text that has a colon, quotes or brackets in "…"';
  return [`the front matter is not YAML (${inWords(message)})`, mend];
}

/** The parser's words, except for the most common mistakes. */
function inWords(message: string): string {
  if (/^Nested mappings/.test(message)) return 'there is another colon in the value';
  if (/^Missing closing/.test(message)) return 'a quote is opened and not closed';
  if (/^Unexpected scalar at node end/.test(message))
    return 'there is more after the closing quote or bracket';
  return message.split('\n')[0]?.replace(/\.$/, '') ?? message;
}

function plain(document: Document, yaml: string, problem: MakeProblem): unknown {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_key, { source, range }) => {
      const found = `the front matter uses a YAML alias (*${source})`;
      problems.push(problem(range?.[0] ?? 0, found, 'Write the value out, in "…" if it begins with *'));
    },
    Scalar: (_key, { range }) => {
      const [, end = 0, after = 0] = range ?? [];
      // People who mean a comment write a blank after its sign.
      const [, space = '', lost] = /^([ \t]*)(#\S.*)/.exec(yaml.slice(end, after)) ?? [];
      if (lost === undefined) return;
      const found = `YAML leaves out what comes after a #, here ${quote(lost)}`;
      problems.push(problem(end + space.length, found, 'Put the value in "…", or a blank after the #'));
    },
  });
  if (problems.length) throw new BriefingError(problems);
  const value: unknown = document.toJS();
  if (value === null || value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  // A key without a value, as in the skeleton of a new briefing, counts as left out.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== '' && one !== null));
}

const WANTED: Record<string, string> = {
  topics: 'must be a list such as [Russia, China], at most 20 with at most 50 characters each',
  aliases: 'must give each term its other names, such as Quantitative Tightening: [QT]',
};

function describe(issue: z.core.$ZodIssue, document: Document, problem: MakeProblem): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = keyOf(key) ?? nearKey(key.toLowerCase());
      return problem(
        keyAt(document, key),
        `the front matter has a key ${quote(key)} that is not known`,
        near ? `Did you mean ${quote(near)}?` : `These are known: ${KEYS.join(', ')}`,
        near ? { from: key, to: near } : undefined,
      );
    });
  }
  if (!issue.path.length) {
    const found = 'the front matter is not a list of keys and values';
    return [problem(0, found, 'Write lines such as title: Putin visits China, or take the lines --- out')];
  }
  const message = (issue.code === 'invalid_union' && WANTED[String(issue.path[0])]) || issue.message;
  const found = `${quote(issue.path.join('.'))} in the front matter ${message}`;
  return [problem(valueAt(document, issue.path), found, 'Change it, or leave it out')];
}

/** The key that a name probably was meant to be. `note` is no slip for `date`, and `time` none for `title`. */
const nearKey = (typed: string): string | undefined =>
  nearName(
    KEYS.filter((key) => key[0] === typed[0]),
    typed,
    typed.length < 5 ? 1 : 2,
  );

/** Where a key of the front matter begins. */
function keyAt({ contents }: Document, key: string): number {
  const pair = isMap(contents) && contents.items.find((one) => isScalar(one.key) && one.key.value === key);
  return (pair && isScalar(pair.key) && pair.key.range?.[0]) || 0;
}

/** Where the value at a path begins, or the nearest thing around it that has a place. */
function valueAt(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
