import type { Briefing } from './briefing.ts';
import { BriefingError, fileProblem, type Problem } from './briefing-error.ts';
import { idFromFile } from './identity.ts';
import { parseDate, YEARS_TAKEN } from './parse/date.ts';
import { decode } from './parse/decode.ts';
import { toEntries } from './parse/entries.ts';
import { normalise } from './parse/normalise.ts';
import { readOutline } from './parse/sections.ts';
import { splitFrontMatter } from './parse/split-front-matter.ts';
import { dayInFileName, LONGEST_TITLE, titleFromFile } from './parse/title.ts';
import { unwrap } from './parse/unwrap.ts';
import { shorten } from './shorten.ts';

/**
 * Reads one briefing from the bytes of a file. `file` is its name, for messages and for what the text leaves out (id,
 * title, day). Throws only `BriefingError`, with every problem found.
 */
export function parseBriefing(bytes: Uint8Array, file: string): Briefing {
  const decoded = decode(bytes);
  if (!('text' in decoded)) throw new BriefingError([{ file, ...decoded }]);
  try {
    return parseText(decoded.text, file);
  } catch (error) {
    // Lists and quotes nested a thousand deep overflow the stack of any parser of trees.
    if (!(error instanceof RangeError)) throw error;
    throw new BriefingError([
      fileProblem(file, 'the text is nested too deeply', 'Write it as plain paragraphs and lists'),
    ]);
  }
}

function parseText(text: string, file: string): Briefing {
  const {
    meta,
    lineOf,
    body,
    problems: unread,
  } = splitFrontMatter(unwrap(text.replace(/\r\n?/g, '\n')), file);
  const lines = normalise(body);
  const normalised = lines.join('\n');
  // Some of the file's lines have become several.
  const linesBefore = lines.flatMap((line, i) => line.split('\n').map(() => i + 1));
  const placed = <T extends { line: number }>(one: T): T => ({
    ...one,
    line: linesBefore[one.line - 1] ?? one.line,
  });
  const outline = readOutline(normalised, meta.title);
  const id = meta.id ?? idFromFile(file);
  const items = outline.items.map(placed);
  const { entries, problems: found } = toEntries(items, id, meta.aliases ?? {}, lineOf('aliases'));
  const below = [...outline.problems.map(placed), ...found].map((one) => ({ file, ...one }));
  const problems: Problem[] = [...unread, ...below];
  if (!entries.length && !problems.length) problems.push(noText(file));
  const day = dayInFileName(file);
  const date = meta.date ?? (day === undefined ? undefined : parseDate(day));
  // A front matter that cannot be read may have given a date.
  if (day !== undefined && date === undefined && !unread.length) problems.push(noDay(file, day));
  if (problems.length) throw new BriefingError(problems);
  const title = meta.title ?? (outline.title && shorten(outline.title, LONGEST_TITLE));
  return {
    id,
    ...(title ? { title } : { title: titleFromFile(file, normalised), titleFromFile: true as const }),
    ...(date !== undefined && { date }),
    topics: meta.topics ?? [],
    ...(meta.source && { source: meta.source }),
    entries,
    ...(meta.correction && { correction: meta.correction }),
    ...(meta.retracted && { retracted: true as const }),
  };
}

const noText = (file: string): Problem =>
  fileProblem(
    file,
    'the file has no text',
    'Write a summary, then "## Key takeaways", "## Analysis" and "## Did you know?"',
  );

const noDay = (file: string, day: string): Problem =>
  fileProblem(
    file,
    `the file name begins with ${day}, which is no day ${YEARS_TAKEN}`,
    'Rename it, or add date: to the front matter',
  );
