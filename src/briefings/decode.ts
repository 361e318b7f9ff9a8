import type { Problem } from './briefing-error.ts';

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 1024 * 1024;

// Nobody writes more by hand, and Markdown's rules make the cost of markup grow with its square.
const MAX_LINES = 10_000;
const MAX_PARAGRAPH = { letters: 10_000, markup: 1_000 };
const MAX_MARKUP = 20_000;

type Refusal = Omit<Problem, 'file'>;

/** A file's bytes as text without its byte order mark, or why they are no text that can be read. */
export function decode(bytes: Uint8Array): { text: string } | Refusal {
  if (bytes.length > MAX_BYTES) return tooLarge(bytes.length);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refusal('the file is UTF-16', 'Save it as UTF-8');
  const nul = bytes.indexOf(0);
  if (nul !== -1)
    return {
      ...placeOf(bytes, nul),
      found: 'there is a null byte, so this is no text',
      mend: 'Save it as plain UTF-8',
    };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return tooLong(text) ?? { text };
  } catch {
    const at = firstBadByte(bytes);
    const found = `the byte 0x${bytes[at]?.toString(16).toUpperCase()} is not UTF-8`;
    return { ...placeOf(bytes, at), found, mend: 'Save the file as UTF-8' };
  }
}

/** The refusal of a file of so many bytes. */
export const tooLarge = (size: number): Refusal =>
  refusal(`the file has ${size} bytes`, `At most ${MAX_BYTES} (1 MiB) are read; split it`);

const refusal = (found: string, mend: string, line = 1): Refusal => ({ line, column: 1, found, mend });

function tooLong(text: string): Refusal | undefined {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > MAX_LINES)
    return refusal(`the file has ${lines.length} lines`, `At most ${MAX_LINES} are read; split it`);
  let all = 0;
  let paragraph = { line: 1, letters: 0, markup: 0 };
  for (const [i, line] of lines.entries()) {
    if (!paragraph.letters || /^\s*(?:$|#|[-*+]\s|1[.)]\s)/.test(line))
      paragraph = { line: i + 1, letters: 0, markup: 0 };
    const markup = line.match(/[*_[\]<`\\&]/g)?.length ?? 0;
    all += markup;
    paragraph.letters += line.length;
    paragraph.markup += markup;
    const most =
      (paragraph.letters > MAX_PARAGRAPH.letters && `${MAX_PARAGRAPH.letters} characters`) ||
      (paragraph.markup > MAX_PARAGRAPH.markup &&
        `${MAX_PARAGRAPH.markup} of the characters * _ [ ] < \` \\ &`);
    if (most)
      return refusal(`the paragraph has more than ${most}`, 'Break it up with blank lines', paragraph.line);
    if (all > MAX_MARKUP)
      return refusal(
        `the file has more than ${MAX_MARKUP} of the characters * _ [ ] < \` \\ &`,
        'Split it',
        i + 1,
      );
  }
  return undefined;
}

function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  const before = new TextDecoder().decode(bytes.subarray(0, at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where a text that is not UTF-8 stops being it: what comes before decodes, by halving. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function beginsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
