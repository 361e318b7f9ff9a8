import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { BriefingError, type Problem, quote } from './briefing-error.ts';
import { distance } from './headings.ts';
import { ID } from './identity.ts';
import { isWeb } from './rich-text.ts';

const line = (most: number) =>
  z
    .string()
    .transform((value) => value.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'must not be blank').max(most, `may have at most ${most} characters`));

const day = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds since the epoch of `YYYY-MM-DD` (midnight UTC) or an ISO date and time with its zone, if there is such a day. */
export function parseDate(value: string): number | undefined {
  const date = day.exec(value)?.[1];
  const real = date && new Date(`${date}T00:00Z`).toJSON()?.startsWith(date);
  const time = real ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

const date = z.string('must be a day').transform((value, context) => {
  const time = parseDate(value.trim());
  if (time !== undefined) return time;
  context.addIssue({
    code: 'custom',
    message: 'must be a day such as 2026-11-23, or a time with its zone such as 2026-11-23T08:00Z',
  });
  return z.NEVER;
});

/** The one definition of what may stand in the front matter. */
export const frontMatter = z.strictObject({
  title: line(200).optional(),
  date: date.optional(),
  id: z
    .string()
    .regex(
      ID,
      'must be 1 to 64 lower-case letters and digits with single hyphens between, such as putin-visits-china',
    )
    .optional(),
  topics: z
    .union([
      z.array(line(50)).max(20, 'may have at most 20'),
      line(500).transform((value) => value.split(/\s*[,;]\s*/).filter(Boolean)),
    ])
    .optional(),
  source: z.string().refine(isWeb, 'must be an http or https address').optional(),
  aliases: z
    .record(z.string(), z.union([z.array(line(100)), line(100).transform((value) => [value])]))
    .optional(),
  correction: line(300).optional(),
  retracted: z.boolean('must be true or false').optional(),
});

export type FrontMatter = z.output<typeof frontMatter>;

/** A file's front matter, the line of each of its keys, and the lines below it (blank where the front matter was). */
export type Split = { meta: FrontMatter; lineOf(key: string): number; body: string };

/** Parts the front matter from the body. Throws `BriefingError` with everything wrong in the front matter. */
export function splitFrontMatter(text: string, file: string): Split {
  const lines = text.split('\n');
  const first = lines.findIndex((one) => one.trim() !== '');
  if (first === -1 || lines[first]?.trimEnd() !== '---') return { meta: {}, lineOf: () => 1, body: text };
  const last = lines.findIndex((one, at) => at > first && /^(---|\.\.\.)\s*$/.test(one));
  if (last === -1) {
    const mend = 'Add a line --- after the last key';
    throw new BriefingError([
      { file, line: first + 1, column: 1, found: 'the front matter is not closed', mend },
    ]);
  }
  const { meta, lineOf } = read(lines.slice(first + 1, last).join('\n'), file, first + 2);
  return { meta, lineOf, body: lines.map((one, at) => (at <= last ? '' : one)).join('\n') };
}

function read(yaml: string, file: string, offset: number): Omit<Split, 'body'> {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const problem = (at: number, found: string, mend: string): Problem => {
    const { line: row, col } = counter.linePos(at);
    return { file, line: Math.max(row, 1) + offset - 1, column: Math.max(col, 1), found, mend };
  };
  if (document.errors.length) {
    throw new BriefingError(
      document.errors.map(({ message, pos: [at] }) =>
        problem(
          at,
          `the front matter is not YAML (${message.split('\n')[0]})`,
          'Put text that has a colon or quotes in "…"',
        ),
      ),
    );
  }
  const position = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (typeof node === 'object' && node && 'range' in node && Array.isArray(node.range))
        return Number(node.range[0]);
    }
    return 0;
  };
  const result = frontMatter.safeParse(plain(document, problem) ?? {});
  if (!result.success)
    throw new BriefingError(result.error.issues.flatMap((issue) => describe(issue, position, problem)));
  return { meta: result.data, lineOf: (key) => problem(position([key]), '', '').line };
}

type MakeProblem = (at: number, found: string, mend: string) => Problem;

function plain(document: ReturnType<typeof parseDocument>, problem: MakeProblem): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new BriefingError([problem(0, 'the front matter uses YAML anchors', 'Write the values out')]);
  }
}

function describe(
  issue: z.core.$ZodIssue,
  position: (path: readonly PropertyKey[]) => number,
  problem: MakeProblem,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(frontMatter.shape);
    return issue.keys.map((key) => {
      const near = known.find((name) => distance(name, key.toLowerCase()) <= 2);
      const mend = near ? `Did you mean ${quote(near)}?` : `These are known: ${known.join(', ')}`;
      return problem(position([key]), `the front matter has a key ${quote(key)} that is not known`, mend);
    });
  }
  if (!issue.path.length) {
    return [
      problem(
        0,
        'the front matter is not a list of keys and values',
        'Write lines such as title: Putin visits China',
      ),
    ];
  }
  const message =
    issue.code === 'invalid_union' || issue.code === 'invalid_type'
      ? WANTED[String(issue.path[0])]
      : issue.message;
  return [
    problem(
      position(issue.path),
      `${quote(issue.path.join('.'))} in the front matter ${message ?? 'must be text'}`,
      'Change it, or leave it out',
    ),
  ];
}

const WANTED: Record<string, string> = {
  topics: 'must be a list such as [Russia, China]',
  aliases: 'must give each term its other names, such as Quantitative Tightening: [QT]',
  retracted: 'must be true or false',
};
