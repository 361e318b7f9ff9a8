import { sectionHeading } from './section-lines.ts';

/** `code`: which of the lines, counted from 0, are code between two fences, including the fences. */
export type Lines = { lines: string[]; code: ReadonlySet<number> };

const FENCE = /^\s*(?:(`{3,})[^`]*|(~{3,}).*)$/;
const COMMENT = /^[ \t]*(?:<!--|%%(?!%))/;

/**
 * Tells code from text, and blanks out `<!-- … -->` and Obsidian's `%% … %%` in the text if they begin on a line of
 * their own: these are for colleagues, not for readers. What is not closed is neither code nor comment.
 */
export function readCodeAndComments(all: readonly string[]): Lines {
  const lines = [...all];
  const code = new Set<number>();
  const neverClosed = new Set<string>();
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const fence = isUnderline(lines, i) ? undefined : fenceOf(line);
    const [opening] = COMMENT.exec(line) ?? [];
    const kind = fence ? 'fence' : opening?.endsWith('%') ? '%%' : '-->';
    if ((fence ?? opening) === undefined || neverClosed.has(kind)) continue;
    const end = fence ? fenceEnd(lines, i, fence) : blankOut(lines, i, opening?.length ?? 0, kind);
    if (end === -1) neverClosed.add(kind);
    else if (fence) {
      for (let at = i; at <= end; at += 1) code.add(at);
      i = end;
    }
    // What follows a comment on its last line may be another comment.
    else i = end - 1;
  }
  return { lines, code };
}

const fenceOf = (line: string): string | undefined => {
  const [, ticks, waves] = FENCE.exec(line) ?? [];
  return ticks ?? waves;
};

function fenceEnd(lines: readonly string[], from: number, fence: string): number {
  const closing = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
  for (let at = from + 1; at < lines.length; at += 1) if (closing.test(lines[at] ?? '')) return at;
  return -1;
}

/**
 * Removes the comment that begins on a line with an opening of that length. Returns the line it ends on, or -1 if it
 * does not end.
 */
function blankOut(lines: string[], from: number, opening: number, closing: string): number {
  for (let at = from; at < lines.length; at += 1) {
    const end = lines[at]?.indexOf(closing, at === from ? opening : 0) ?? -1;
    if (end === -1) continue;
    lines.fill('', from, at);
    lines[at] = lines[at]?.slice(end + closing.length) ?? '';
    return at;
  }
  return -1;
}

/** Waves below the name of a section underline it. */
const isUnderline = (lines: readonly string[], i: number): boolean =>
  /^\s*~+\s*$/.test(lines[i] ?? '') &&
  i > 0 &&
  (/^\s*#/.test(lines[i - 1] ?? '') || sectionHeading(lines, i - 1) !== undefined);
