/** Signs that are bullets wherever a line begins with one. Others, such as emoji and arrows that point up, have a meaning. */
const SIGN =
  '[•·●▪■◦○‣➤►✓・⁃∙◆◇※★☆→⇒⇨▶▷▸▹□▫◼◻◾◽\\u261b-\\u261e\\u2713-\\u2718\\u2720-\\u274b\\u2756\\u2794-\\u27be\\ue000-\\uf8ff]';
const PLAIN_SIGN = `(?:[🔶🔷🔸🔹👉]|(?!\\p{Emoji_Presentation})${SIGN})\\ufe0f?`;
const SIGNED = new RegExp(`^([ \\t]*)(?:${PLAIN_SIGN}\\s*|[o§](?:\\t| {2})\\s*)(?=\\S)`, 'u');
const ALONE = new RegExp(`^\\s*(?:[-*+–—]|${PLAIN_SIGN}|[(（]?\\d{1,2}[.)）/])\\s*$`, 'u');
const DASHED = /^([ \t]*)(--|[–—])\s+(?=\S)/u;
const TIGHT = /^([ \t]*)([-–—*])(?=[\p{L}\p{N}"“‘„«¿¡([$€£¥])/u;
const PICTURE = /^[ \t]*(?:(?![©®™\d#*])\p{Extended_Pictographic}|\p{Regional_Indicator})/u;

// Whatever their sign is, lines that begin with the same one are a list.
const MARKED =
  /^([ \t]*)((?!>\s)[^\p{L}\p{N}\s"'“”‘’«»„¿¡()[\]*_`#<$€£¥|\\&@–—…%-]{1,3}|[-=]{1,2}>)\s+(?=\S)/u;

/** What surrounds a line. */
export type Place = {
  /** It comes after a blank line, a heading or a colon. */
  open: boolean;
  /** It is in a block of lines that has a list item. */
  inList: boolean;
  /** It comes after a line that ends a sentence. */
  sentence: boolean;
  /** It comes after a line that ends a sentence or begins an item. */
  after: boolean;
  /** It is in a section that consists of items. */
  listSection: boolean;
};

/** Whether there is nothing but a bullet on a line. */
export const isLoneBullet = (line: string): boolean => ALONE.test(line);

/** A line with the bullet that it begins with written as Markdown's, if it is a bullet in that place. */
export function markdownBullet(lines: readonly string[], i: number, place: Place): string {
  const line = lines[i] ?? '';
  if (SIGNED.test(line)) return line.replace(SIGNED, '$1- ');
  const { open, inList, after, listSection } = place;
  const run = isRun(lines, i);
  const begins = open || (inList && after);
  if (DASHED.test(line)) return run || (begins && !isAside(lines, i)) ? line.replace(DASHED, '$1- ') : line;
  if (!begins) return line;
  if (PICTURE.test(line)) return run || (listSection && !open) ? `- ${line.trim()}` : line;
  if (listSection && run && MARKED.test(line)) return line.replace(MARKED, '$1- ');
  if (!TIGHT.test(line) || !(listSection || run) || isAside(lines, i) || isEmphasis(lines, i)) return line;
  // A number may be negative, so it keeps its dash.
  return /^\s*[-–—]\d/.test(line) ? line.replace(/^\s*/, '$&- ') : line.replace(TIGHT, '$1- ');
}

/** Whether the line before or after, with or without a blank one between, begins in the same way. */
function isRun(lines: readonly string[], i: number): boolean {
  const kind = kindOf(lines[i]);
  const besides = [lines[i - 1]?.trim() ? i - 1 : i - 2, lines[i + 1]?.trim() ? i + 1 : i + 2];
  return kind !== undefined && besides.some((at) => kindOf(lines[at]) === kind);
}

const kindOf = (line = ''): string | undefined =>
  PICTURE.test(line) ? 'picture' : (DASHED.exec(line) ?? MARKED.exec(line) ?? TIGHT.exec(line))?.[0].trim();

/** "The visit – the first – was": a dash that is closed again belongs to no list. */
const isAside = (lines: readonly string[], i: number): boolean =>
  /^\s*([–—]).*\S\1|^\s*([–—])\s.*\s\2\s/u.test(lines[i] ?? '') &&
  !/[.!?。！？]\s*$/u.test(lines[i - 1] ?? '') &&
  !!lines[i - 1]?.trim();

/** "*Rates* stay": whether the asterisk at the beginning is closed in the same paragraph. */
function isEmphasis(lines: readonly string[], i: number): boolean {
  if (!/^\s*\*/.test(lines[i] ?? '')) return false;
  let text = lines[i] ?? '';
  for (
    let at = i + 1;
    at < lines.length && /^\s*[^\s*]/.test(lines[at] ?? '') && text.length < 2_000;
    at += 1
  )
    text += lines[at];
  return (text.replaceAll('**', '').match(/\*/g)?.length ?? 0) % 2 === 0;
}
