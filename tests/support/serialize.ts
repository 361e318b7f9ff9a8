import type { PhrasingContent, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import {
  type Briefing,
  type Entry,
  type Mark,
  type RichText,
  SECTIONS,
} from '../../src/briefings/briefing.ts';
import { formatDate } from '../../src/briefings/parse/date.ts';
import { HEADINGS } from '../../src/briefings/parse/headings.ts';
import { normalise } from '../../src/briefings/parse/normalise.ts';
import { join, marked, plainText } from '../../src/briefings/rich-text.ts';

/** A briefing in the format we recommend, Markdown with front matter: `parseBriefing` makes the same briefing of it, with a title of its own. */
export function serializeBriefing(briefing: Briefing): string {
  const { id, title, date, topics, source, correction, retracted, entries } = briefing;
  const aliases = entries.flatMap(({ term, aliases: names }) =>
    term && names ? [[term, names] as const] : [],
  );
  const meta = {
    title,
    ...(date !== undefined && { date: formatDate(date) }),
    id,
    ...(topics.length && { topics }),
    ...(source && { source }),
    ...(aliases.length && { aliases: Object.fromEntries(aliases) }),
    ...(correction && { correction }),
    ...(retracted && { retracted }),
  };
  const sections = SECTIONS.map((section) => ({
    section,
    entries: entries.filter((entry) => entry.section === section),
  })).filter((part) => part.entries.length);
  const body = sections.map((part) => `## ${HEADINGS[part.section]}\n\n${write(part.section, part.entries)}`);
  return `---\n${stringify(meta, { lineWidth: 0 })}---\n\n${keepLines(body.join('\n'))}`;
}

// Each emphasis by a letter of its own, no < that could begin an address (`<~@b>` is one to Markdown), and no %% of a comment of
// Obsidian's.
const WRITTEN = {
  bullet: '-',
  rule: '-',
  emphasis: '_',
  unsafe: [
    { character: '<', inConstruct: 'phrasing' },
    { character: '%', before: '%', inConstruct: 'phrasing' },
  ],
  extensions: [gfmTableToMarkdown()],
} satisfies Options;

function write(section: Entry['section'], entries: readonly Entry[]): string {
  const paragraphs = entries.map((entry) => ({
    type: 'paragraph' as const,
    children: phrasingOf(wordsOf(entry)),
  }));
  const list = {
    type: 'list' as const,
    spread: false,
    children: paragraphs.map((one) => ({ type: 'listItem' as const, spread: false, children: [one] })),
  };
  const children: RootContent[] = section === 'takeaways' || section === 'glossary' ? [list] : paragraphs;
  return keepLines(wholeLetters(toMarkdown({ type: 'root', children }, WRITTEN)));
}

const wordsOf = ({ term, text }: Entry): RichText =>
  term === undefined
    ? text
    : join([marked({ plain: term, marks: [] }, 'bold'), { plain: ': ', marks: [] }, text]);

// A line that `normalise` would take for a bullet or a heading is kept what it is by writing one of its letters as a number.
// One that only loses the backslash at its end gets it back once the line after it is kept.
function keepLines(markdown: string): string {
  const read = normalise(markdown);
  const lines = markdown
    .split('\n')
    .map((line, i) =>
      [line, line.replace(/\\$/, '')].includes(read[i] ?? '') ? line : line.replace(LETTER, asNumber),
    );
  const kept = lines.join('\n');
  return kept === markdown ? kept : keepLines(kept);
}

const LETTER =
  /^((?:&#?\w+;|\\[*_`[\]\\&<>()]|[\s*_`[\]&<>()])*?)(?:\\(?=[!-/:-@[-`{-~]))?(\\(?![!-/:-@[-`{-~])|[^\s*_`[\]\\&<>()])/u;

const asNumber = (_all: string, before: string, letter: string): string => before + reference(letter);

// Beside emphasis `toMarkdown` writes letters as numbers, but only half of those that take two UTF-16 units.
const wholeLetters = (markdown: string): string =>
  markdown.replace(
    /(?:([\ud800-\udbff])|&#x(D[89AB]..);)(?:([\udc00-\udfff])|&#x(D[C-F]..);)/g,
    (all: string, high = '', highCode = '', low = '', lowCode = '') =>
      all.length === 2 ? all : reference((high || unit(highCode)) + (low || unit(lowCode))),
  );

const unit = (hexadecimal: string): string => String.fromCharCode(Number.parseInt(hexadecimal, 16));

const reference = (letter: string): string => `&#x${letter.codePointAt(0)?.toString(16)};`;

type Nested = Exclude<Mark, { kind: 'code' }>;

/** Markdown's inline nodes for a text. Marks that cross are cut; code is always innermost, as Markdown wants it. */
function phrasingOf({ plain, marks }: RichText): PhrasingContent[] {
  const bare = plainText(plain).marks;
  // Beside emphasis letters are written as numbers, and an address that begins with one is none.
  const isBeside = ({ start }: Mark): boolean => marks.some(({ end }) => end === start);
  const written = marks.filter(
    (mark) => !(mark.kind === 'link' && !isBeside(mark) && bare.some((one) => isSame(one, mark))),
  );
  const code = written.filter((mark) => mark.kind === 'code');
  const nested = cutAtLinks(written.filter((mark): mark is Nested => mark.kind !== 'code'));
  return nest(plain, nested, code, 0, plain.length);
}

/** Marks such that none crosses a link, of which there would be two otherwise. */
function cutAtLinks(marks: readonly Nested[]): Nested[] {
  const links = marks.filter(({ kind }) => kind === 'link');
  return marks.flatMap((mark): Nested[] => {
    const isIn = (at: number): boolean => mark.start < at && at < mark.end;
    const cuts = links
      .filter(({ start, end }) => (isIn(start) ? end > mark.end : isIn(end) && start < mark.start))
      .map(({ start, end }) => (isIn(start) ? start : end))
      .sort((a, b) => a - b);
    return [mark.start, ...cuts].map((start, i) => ({ ...mark, start, end: cuts[i] ?? mark.end }));
  });
}

const isSame = (a: Mark, b: Mark): boolean =>
  a.start === b.start && a.end === b.end && 'href' in a && 'href' in b && a.href === b.href;

function nest(
  plain: string,
  marks: readonly Nested[],
  code: readonly Mark[],
  start: number,
  end: number,
): PhrasingContent[] {
  const [mark, ...others] = marks
    .map((one) => ({ ...one, start: Math.max(one.start, start), end: Math.min(one.end, end) }))
    .filter((one) => one.start < one.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  if (!mark) return leaves(plain, code, start, end);
  const children = nest(plain, others, code, mark.start, mark.end);
  return [
    ...leaves(plain, code, start, mark.start),
    nodeOf(mark, children),
    ...nest(plain, others, code, mark.end, end),
  ];
}

const nodeOf = (mark: Nested, children: PhrasingContent[]): PhrasingContent => {
  if (mark.kind === 'link') return { type: 'link', url: mark.href, children };
  return { type: mark.kind === 'bold' ? 'strong' : 'emphasis', children };
};

function leaves(plain: string, code: readonly Mark[], start: number, end: number): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let from = start;
  for (const mark of code) {
    const [begin, stop] = [Math.max(mark.start, from), Math.min(mark.end, end)];
    if (begin >= stop) continue;
    nodes.push(...textNodes(plain.slice(from, begin)), {
      type: 'inlineCode',
      value: plain.slice(begin, stop),
    });
    from = stop;
  }
  return [...nodes, ...textNodes(plain.slice(from, end))];
}

const textNodes = (plain: string): PhrasingContent[] =>
  plain
    .split('\n')
    .flatMap((line, at): PhrasingContent[] => [
      ...(at ? [{ type: 'break' as const }] : []),
      ...(line ? [{ type: 'text' as const, value: line }] : []),
    ]);
