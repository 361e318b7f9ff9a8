import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { BriefingError, type Problem, quote } from '../briefing-error.ts';
import { type FrontMatter, frontMatter } from './front-matter.ts';
import { distance } from './headings.ts';

const MAX_LENGTH = 32 * 1024;

/** A file's front matter, the line of each of its keys, and the lines below it (blank where the front matter was). */
export type Split = { meta: FrontMatter; lineOf(key: string): number; body: string };

/** Parts the front matter from the body. Throws `BriefingError` with everything wrong in the front matter. */
export function splitFrontMatter(text: string, file: string): Split {
  const lines = text.split('\n');
  const first = lines.findIndex((one) => one.trim() !== '');
  if (/^(\+\+\+|;;;)\s*$/.test(lines[first] ?? '')) {
    const found = 'the front matter is not YAML (as its first line says)';
    const mend = 'Put it between two lines ---, each key and value with a colon';
    throw new BriefingError([{ file, line: first + 1, column: 1, found, mend }]);
  }
  if (first === -1 || lines[first]?.trimEnd() !== '---') return { meta: {}, lineOf: () => 1, body: text };
  const last = lines.findIndex((one, at) => at > first && /^(---|\.\.\.)\s*$/.test(one));
  const yaml = lines.slice(first + 1, last).join('\n');
  if (last === -1 || yaml.length > MAX_LENGTH) {
    const found =
      last === -1 ? 'the front matter is not closed' : `the front matter has over ${MAX_LENGTH} characters`;
    const mend = last === -1 ? 'Add a line --- after the last key' : 'Keep it to what describes the briefing';
    throw new BriefingError([{ file, line: first + 1, column: 1, found, mend }]);
  }
  const { meta, lineOf } = read(yaml, file, first + 2);
  return { meta, lineOf, body: lines.map((one, at) => (at <= last ? '' : one)).join('\n') };
}

type Path = readonly PropertyKey[];
type MakeProblem = (at: number, found: string, mend: string, fix?: Problem['fix']) => Problem;

function read(yaml: string, file: string, offset: number): Omit<Split, 'body'> {
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
    // Every value is the text that was written: a title of 1.10 stays that.
    schema: 'failsafe',
  });
  const problem: MakeProblem = (at, found, mend, fix) => {
    const { line, col } = counter.linePos(at);
    return {
      file,
      line: Math.max(line, 1) + offset - 1,
      column: Math.max(col, 1),
      found,
      mend,
      ...(fix && { fix }),
    };
  };
  if (document.errors.length) {
    throw new BriefingError(document.errors.map(({ message, pos }) => problem(pos[0], ...notYaml(message))));
  }
  const result = frontMatter.safeParse(plain(document, problem));
  if (!result.success)
    throw new BriefingError(result.error.issues.flatMap((issue) => describe(issue, document, problem)));
  return { meta: result.data, lineOf: (key) => problem(keyAt(document, key), '', '').line };
}

const notYaml = (message: string): [found: string, mend: string] =>
  /call stack/.test(message)
    ? ['the front matter is nested too deeply', 'Write plain keys and values']
    : /^Map keys must be unique/.test(message)
      ? ['this key stands in the front matter twice', 'Keep one of the two']
      : [`the front matter is not YAML (${inWords(message)})`, 'Put text that has a colon or quotes in "…"'];

/** The parser's words, but for what publishers do most. */
function inWords(message: string): string {
  if (/^Nested mappings/.test(message)) return 'there is another colon in the value';
  if (/^Missing closing/.test(message)) return 'a quote is opened and not closed';
  if (/^Unexpected scalar at node end/.test(message)) return 'there is more after the closing quote';
  return message.split('\n')[0]?.replace(/\.$/, '') ?? message;
}

function plain(document: Document, problem: MakeProblem): unknown {
  const aliases: Problem[] = [];
  visit(document, {
    Alias: (_key, { source, range }) => {
      const found = `the front matter uses a YAML alias (*${source})`;
      aliases.push(problem(range?.[0] ?? 0, found, 'Write the value out'));
    },
  });
  if (aliases.length) throw new BriefingError(aliases);
  const value: unknown = document.toJS();
  if (value === null || value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  // A key with nothing after it, as in the skeleton of a new briefing, is one left out.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== '' && one !== null));
}

const known = Object.keys(frontMatter.shape);

/** What other programs call the same. */
const SYNONYMS = new Map([
  ['tags', 'topics'],
  ['keywords', 'topics'],
  ['categories', 'topics'],
  ['slug', 'id'],
  ['link', 'source'],
  ['url', 'source'],
  ['headline', 'title'],
  ['published', 'date'],
]);

const WANTED: Record<string, string> = {
  topics: 'must be a list such as [Russia, China], at most 20 with at most 50 characters each',
  aliases: 'must give each term its other names, such as Quantitative Tightening: [QT]',
};

function describe(issue: z.core.$ZodIssue, document: Document, problem: MakeProblem): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near =
        SYNONYMS.get(key.toLowerCase()) ??
        (key.length < 40 ? known.find((name) => distance(name, key.toLowerCase()) <= 2) : undefined);
      return problem(
        keyAt(document, key),
        `the front matter has a key ${quote(key)} that is not known`,
        near ? `Did you mean ${quote(near)}?` : `These are known: ${known.join(', ')}`,
        near ? { from: key, to: near } : undefined,
      );
    });
  }
  if (!issue.path.length) {
    const found = 'the front matter is not a list of keys and values';
    return [problem(0, found, 'Write lines such as title: Putin visits China')];
  }
  const message = (issue.code === 'invalid_union' && WANTED[String(issue.path[0])]) || issue.message;
  const found = `${quote(issue.path.join('.'))} in the front matter ${message}`;
  return [problem(valueAt(document, issue.path), found, 'Change it, or leave it out')];
}

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
