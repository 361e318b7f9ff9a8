import { sectionOf } from './headings.ts';

/**
 * Turns what publishers really type into plain Markdown, line by line, so that every line keeps its number: odd spaces
 * and bullets, a bullet alone on its line, section names without `##`, rules that Markdown would take for underlines.
 */
export function normalise(text: string): string {
  const lines = text
    .toWellFormed()
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    // Direction overrides can make a line read as something else; other control characters are never text.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
    .replace(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .split('\n');
  for (const [i, line] of lines.entries()) normaliseLine(lines, i, line);
  return lines.join('\n');
}

const ODD_BULLET = /^(\s*)(?:[•·●▪■◦○‣➤►✓]\s*|[–—]\s+)(?=\S)/u;
const LONE_BULLET = /^\s*(?:[-*+•·●▪■◦○‣➤►–—]|\d{1,2}[.)])\s*$/u;
const RULE = /^\s*([-_*=])(?:\s*\1){1,}\s*$/;

function normaliseLine(lines: string[], i: number, line: string): void {
  if (RULE.test(line)) {
    lines[i] = '';
    const before = lines[i - 1]?.trim();
    if (/^\s*=/.test(line) && before && !before.startsWith('#')) lines[i - 1] = `# ${before}`;
  } else if (isSectionName(line)) {
    lines[i] = `## ${bare(line)}`;
  } else if (LONE_BULLET.test(line)) {
    const next = lines.findIndex((one, at) => at > i && one.trim() !== '');
    const entry = lines[next]?.trim();
    lines[i] = '';
    if (entry && !LONE_BULLET.test(entry) && !isSectionName(entry) && !/^(#|[-*+•]\s)/.test(entry))
      lines[next] = `- ${entry}`;
  } else {
    lines[i] = line.replace(ODD_BULLET, '$1- ');
  }
}

/** A line that is nothing but the name of a section, however it is dressed: `**KEY TAKEAWAYS:**`, `Did you know?`. */
function isSectionName(line: string): boolean {
  return line.length < 60 && sectionOf(bare(line)) !== undefined && !/^\s*([-*+•]|\d+[.)])\s/.test(line);
}

const bare = (line: string): string => line.replace(/^[\s#*_]+|[\s#*_:：]+$/gu, '');
