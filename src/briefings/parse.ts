import { type Briefing, type Entry, SECTIONS } from './briefing.ts';
import { BriefingError, type Problem, quote } from './briefing-error.ts';
import { decode } from './decode.ts';
import { type FrontMatter, parseDate, splitFrontMatter } from './front-matter.ts';
import { foldHeading } from './headings.ts';
import { createEntryIds, idFromFile } from './identity.ts';
import { normalise } from './normalise.ts';
import { join } from './rich-text.ts';
import { type Item, readOutline } from './sections.ts';
import { splitTerm } from './term.ts';
import { dayInFileName, titleFromFile } from './title.ts';

/**
 * Reads one briefing from the bytes of a file. `file` is its name, for messages and for what the text leaves out (id,
 * title, day). Throws `BriefingError`, and only that, with every problem found.
 */
export function parseBriefing(bytes: Uint8Array, file: string): Briefing {
  const decoded = decode(bytes);
  if (!('text' in decoded)) throw new BriefingError([{ file, line: 1, column: 1, ...decoded }]);
  try {
    return parseText(decoded.text, file);
  } catch (error) {
    // Lists and quotes a thousand deep overflow the stack of any parser of trees.
    if (!(error instanceof RangeError)) throw error;
    const mend = 'Write it as plain paragraphs and lists';
    throw new BriefingError([{ file, line: 1, column: 1, found: 'the text is nested too deeply', mend }]);
  }
}

function parseText(text: string, file: string): Briefing {
  const { meta, lineOf, body } = splitFrontMatter(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), file);
  const normalised = normalise(body);
  const outline = readOutline(normalised);
  const problems: Problem[] = outline.problems.map((problem) => ({ file, ...problem }));
  const id = meta.id ?? idFromFile(file);
  const entries = toEntries(outline.items, id, meta, (problem) => problems.push({ file, ...problem }));
  const terms = new Set(entries.map(({ term }) => term && foldHeading(term)));
  for (const term of Object.keys(meta.aliases ?? {})) {
    if (terms.has(foldHeading(term))) continue;
    const mend = 'Write the term as it stands under "Did you know?", or take the alias out';
    problems.push({
      file,
      line: lineOf('aliases'),
      column: 1,
      found: `there is no glossary term ${quote(term)} for these aliases`,
      mend,
    });
  }
  if (!entries.length && !problems.length) {
    const mend = 'Write a summary, then "## Key takeaways", "## Analysis" and "## Did you know?"';
    problems.push({ file, line: 1, column: 1, found: 'the file has no text', mend });
  }
  if (problems.length) throw new BriefingError(problems.sort((a, b) => a.line - b.line));
  const day = dayInFileName(file);
  const date = meta.date ?? (day === undefined ? undefined : parseDate(day));
  return {
    id,
    title: meta.title ?? outline.title?.slice(0, 200).toWellFormed() ?? titleFromFile(file, normalised),
    ...(date !== undefined && { date }),
    topics: meta.topics ?? [],
    ...(meta.source && { source: meta.source }),
    entries,
    ...(meta.correction && { correction: meta.correction }),
    ...(meta.retracted && { retracted: true as const }),
  };
}

type Report = (problem: Omit<Problem, 'file'>) => void;

function toEntries(items: readonly Item[], briefingId: string, meta: FrontMatter, report: Report): Entry[] {
  const entryId = createEntryIds(briefingId);
  const aliases = new Map(
    Object.entries(meta.aliases ?? {}).map(([term, names]) => [foldHeading(term), names]),
  );
  const lines = new Map<string, number>();
  const glossary: { term: string; text: Entry['text'] }[] = [];
  for (const item of items.filter(({ section }) => section === 'glossary')) {
    const { line, column } = item;
    const entry = splitTerm(item.text);
    const before = glossary.at(-1);
    if (!entry && !item.bullet && before)
      before.text = join(join(before.text, { plain: '\n', marks: [] }), item.text);
    else if (!entry)
      report({
        line,
        column,
        found: `the glossary entry ${quote(item.text.plain)} has no term`,
        mend: 'Write it as "Term: what it means"',
      });
    else if (lines.has(foldHeading(entry.term)))
      report({
        line,
        column,
        found: `the term ${quote(entry.term)} is explained twice (first on line ${lines.get(foldHeading(entry.term))})`,
        mend: 'Put both together',
      });
    else {
      lines.set(foldHeading(entry.term), line);
      glossary.push({ ...entry });
    }
  }
  return SECTIONS.flatMap((section): Entry[] =>
    section === 'glossary'
      ? glossary.map(({ term, text }) => ({
          id: entryId(section, term),
          briefingId,
          section,
          term,
          ...(aliases.has(foldHeading(term)) && { aliases: aliases.get(foldHeading(term)) ?? [] }),
          text,
        }))
      : items
          .filter((item) => item.section === section)
          .map(({ text }) => ({ id: entryId(section, text.plain), briefingId, section, text })),
  );
}
