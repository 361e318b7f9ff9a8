import { sectionHeading } from './section-lines.ts';

const FENCE = /^\s*(?:(`{3,})[^`]*|(~{3,}).*)$/;

/** Which of some lines, counted from 0, are code between two fences, with the fences. One that is not closed fences nothing. */
export function codeLines(lines: readonly string[]): Set<number> {
  const out = new Set<number>();
  for (let i = 0; i < lines.length; i += 1) {
    const [, ticks, waves] = FENCE.exec(lines[i] ?? '') ?? [];
    const fence = ticks ?? waves;
    if (fence === undefined || isUnderline(lines, i)) continue;
    const closing = new RegExp(`^\\s*${fence[0]}{${fence.length},}\\s*$`);
    const end = lines.findIndex((line, at) => at > i && closing.test(line));
    if (end === -1) break;
    for (; i < end; i += 1) out.add(i);
    out.add(end);
  }
  return out;
}

/** Waves below the name of a section underline it. */
const isUnderline = (lines: readonly string[], i: number): boolean =>
  /^\s*~+\s*$/.test(lines[i] ?? '') &&
  i > 0 &&
  (/^\s*#/.test(lines[i - 1] ?? '') || sectionHeading(lines, i - 1) !== undefined);
