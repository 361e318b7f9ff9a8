import { isFirstName, nearestHeading, sectionOf } from './headings.ts';

/** Whether a line ends a sentence, or ends in a colon that announces what follows. */
export const endsSentence = (line: string): boolean => /[.!?:。！？：…]["'”’»)\]*_]*\s*$/u.test(line);

/**
 * What to write for a line that is only the name of a section, however it is dressed: `**KEY TAKEAWAYS:**`, `===
 * Analysis ===`, `2. Key takeaways`, `📌 Did you know?`. A heading written as one keeps its depth, which tells what
 * belongs to it. A misspelt name becomes a heading too, so that it can be refused with what it was meant to be.
 */
export function sectionHeading(lines: readonly string[], i: number): string | undefined {
  const line = lines[i] ?? '';
  if (!isSection(lines, i) && !isMisspelt(lines, i)) return undefined;
  return `${/^\s*(#{1,6})\s/.exec(line)?.[1] ?? '##'} ${bare(line)}`;
}

/** What to write for a line that begins with the name of a section and continues with its text: `Analysis: Markets had …`. */
export function runInHeading(lines: readonly string[], i: number, inList: boolean): string | undefined {
  const [, depth = '', head = '', separator = '', rest = ''] = RUN_IN.exec(lines[i] ?? '') ?? [];
  const name = bare(head);
  if (
    !rest ||
    !isName(head) ||
    !isFirstName(name) ||
    /^\p{Ll}/u.test(name) ||
    !(depth || inList || isFree(lines[i - 1]))
  )
    return undefined;
  if (depth) return `${depth} ${name}\n${depth}# ${rest}`;
  if (sectionOf(name) === 'glossary' && !/[:：]|\s(?:--?|[–—])\s/u.test(rest)) return undefined;
  const opened = /^\s*([*_]*)/.exec(head)?.[1] ?? '';
  return `## ${name}\n\n${separator.includes(opened) ? '' : opened}${rest}`;
}

const RUN_IN =
  /^\s*(?:(#{2,5})\s+)?(?!#)(.{2,50}?)([*_]{0,3}[:：][*_]{0,3}\s*|[?？][*_]{0,3}\s+|[*_]{0,3}\s+(?:--?|[–—])\s+|\*\*\s+)(?=\S)(.*)$/u;

/** Whether a line that follows a bullet alone on its line is a section's name all the same. */
export const isPlainName = (line: string): boolean =>
  isName(line) && sectionOf(bare(line)) !== undefined && !isLowerCase(line);

function isSection(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  const { 0: numbering = '' } =
    /^\s*[(（]?(?:\d{1,2}|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,3})(?:[.)）:、]|\ufe0f?\u20e3)\s*/u.exec(
      line,
    ) ?? {};
  const rest = line.slice(numbering.length);
  if (!isName(rest) || sectionOf(bare(rest)) === undefined) return false;
  if (isLowerCase(rest))
    return !numbering && (isFree(lines[i - 1]) || (isFirstName(bare(rest)) && ITEM.test(lines[i + 1] ?? '')));
  if (numbering) return isFirstName(bare(rest)) || !(isNumbered(lines[i - 1]) || isNumbered(lines[i + 1]));
  const mark = /^[^\p{L}\p{N}]*/u.exec(line)?.[0].trim() ?? '';
  return /^[#*_=]*$/.test(mark) || !(lines[i - 1]?.startsWith(mark) || lines[i + 1]?.startsWith(mark));
}

const ITEM = /^\s*(?:[-*+•–]|[(（]?\d{1,2}[.)）])\s?\S/u;

/** Whether the line before leaves nothing unfinished. */
const isFree = (before = ''): boolean =>
  before.trim() === '' || before.startsWith('#') || (endsSentence(before) && !/[:：]\s*$/u.test(before));

/** A line of its own that is nearly the name of a section: after a blank line, or at the end or the beginning of a list. */
function isMisspelt(lines: readonly string[], i: number): boolean {
  const [before = '', line = '', next = ''] = [lines[i - 1], lines[i], lines[i + 1]];
  if (!isName(line)) return false;
  const isFirst = before.trim() === '';
  const opensList = /^\s*[-*+•–]/u.test(next);
  if (!isFirst && (isLowerCase(line) || !isFree(before) || !(opensList || ITEM.test(before)))) return false;
  const name = bare(line);
  if (name.endsWith('!') || sectionOf(name) !== undefined || nearestHeading(name) === undefined) return false;
  return !isFirst || next.trim() === '' || opensList || /[:：]\s*$/u.test(line) || /\s/.test(name);
}

const isNumbered = (line = ''): boolean => /^\s*\d{1,2}[.)]\s/.test(line);

const isLowerCase = (line: string): boolean => /^\p{Ll}/u.test(bare(line)) && !/^\s*#/.test(line);

/** Whether a line has only a few words, perhaps dressed, and is neither an item of a list nor a sentence. */
const isName = (line: string): boolean =>
  line.length < 100 &&
  !/^\s*(?:[-*+]\s|([-+–—])(?!\1)(?!.*\1\s*$))|\||[.,;。，…]\s*$/u.test(line) &&
  /^\p{L}[\p{L}\p{N}\p{M} '’?？!！&,;-]{0,59}$/u.test(bare(line));

/** The words of a line without what dresses them. */
const bare = (line: string): string =>
  line.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}\p{M}?？!！'’]+$/u, '');
