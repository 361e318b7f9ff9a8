import type { Problem } from '../briefing-error.ts';
import { linesOf } from './lines.ts';

/** The largest file that is read, in bytes. */
export const MOST_BYTES = 1024 * 1024;

// Nobody writes more by hand, and by Markdown's rules the cost of markup grows with its square.
const MOST_LINES = 10_000;
const MOST_MARKUP = { file: 20_000, paragraph: 1_000 };

const PUT_ITS_TEXT = 'Put its text here, as Markdown or plain text';

type Refusal = Omit<Problem, 'file'>;

/** A file's bytes as text, without byte order marks, or why they are no text that can be read. */
export function decode(bytes: Uint8Array): { text: string } | Refusal {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  if (utf16Of(bytes)) return refusal('the file is UTF-16', 'Save it as UTF-8');
  const document = documentOf(bytes);
  if (document) return refusal(`the file is ${document}`, PUT_ITS_TEXT);
  const nul = bytes.indexOf(0);
  if (nul !== -1)
    return {
      ...placeOf(bytes, nul),
      found: 'there is a null byte, so this is no text',
      mend: 'Save it as plain UTF-8',
    };
  try {
    // A program that marks a marked file leaves two marks, and then the first line would not be what it looks like.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff+/, '');
    return otherFormat(text) ?? tooLong(text) ?? { text };
  } catch {
    const at = firstBadByte(bytes);
    const found = `the byte 0x${bytes[at]?.toString(16).toUpperCase()} is not UTF-8`;
    return { ...placeOf(bytes, at), found, mend: 'Save the file as UTF-8' };
  }
}

/** Which UTF-16 a file is in, by the mark at its beginning. */
export function utf16Of([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  // With two zeros after it, the mark is that of UTF-32.
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? undefined : 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** The refusal of a file of so many bytes. */
export const tooLarge = (size: number): Refusal =>
  refusal(`the file has ${size} bytes`, `At most ${MOST_BYTES} (1 MiB) are read; split it`);

const refusal = (found: string, mend: string, line = 1): Refusal => ({ line, column: 1, found, mend });

/** Formats of programs that save under any name they are given. */
function otherFormat(text: string): Refusal | undefined {
  if (text.startsWith('{\\rtf')) return refusal('the file is RTF', 'Save it as plain text');
  const conflict = /^<{7} /m.exec(text);
  if (conflict && /^={7}$/m.test(text) && /^>{7} /m.test(text))
    return refusal(
      'here Git has put two versions that it could not merge',
      'Keep one of them, and take the lines <<<<<<<, ======= and >>>>>>> out',
      linesOf(text.slice(0, conflict.index)).length,
    );
  if (WEB.test(text)) return refusal('the file is a web page', PUT_ITS_TEXT);
  return undefined;
}

/** How a web page, or a piece of one, begins. */
const WEB = /^\s*<(?:!doctype\s+html|(?:html|head|meta|body|article|h[1-6]|p|ul|ol|table)[\s>])/i;

/** What kind of document a file is that has no text in it at all, by how it begins. */
function documentOf(bytes: Uint8Array): string | undefined {
  const begins = new TextDecoder('latin1').decode(bytes.subarray(0, 5));
  if (begins === '%PDF-') return 'a PDF';
  // .docx, .odt and .pages begin like the first; the second is Word's older .doc.
  return begins.startsWith('PK\x03\x04') || begins.startsWith('\xd0\xcf\x11\xe0')
    ? 'a word processor’s document or an archive'
    : undefined;
}

function tooLong(text: string): Refusal | undefined {
  // The end of the last line begins no other.
  const lines = linesOf(text.replace(/(?:\r\n?|\n)$/, ''));
  if (lines.length > MOST_LINES)
    return refusal(`the file has ${lines.length} lines`, `At most ${MOST_LINES} are read; split it`);
  let all = 0;
  let here = 0;
  for (const [i, line] of lines.entries()) {
    const markup = line.match(/[*_[\]<`\\&!]/g)?.length ?? 0;
    all += markup + (line.match(/\|/g)?.length ?? 0);
    here = /^\s*(?:$|#|[-*+]\s|1[.)]\s)/.test(line) ? markup : here + markup;
    if (here > MOST_MARKUP.paragraph)
      return refusal(
        tooMuch('the paragraph', MOST_MARKUP.paragraph, MARKUP),
        'Break it up with blank lines',
        i + 1,
      );
    if (all > MOST_MARKUP.file)
      return refusal(tooMuch('the file', MOST_MARKUP.file, `${MARKUP} |`), 'Split it', i + 1);
  }
  return undefined;
}

const MARKUP = '* _ [ ] < ! ` \\ &';
const tooMuch = (what: string, most: number, characters: string): string =>
  `${what} has more than ${most} of the characters ${characters}`;

function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  const before = new TextDecoder().decode(bytes.subarray(0, at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where a text that is not UTF-8 has its first wrong letter, found by halving: everything before it decodes. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // The beginning of a letter still decodes; the whole letter is wrong.
  return new TextEncoder().encode(begun(bytes.subarray(0, good))).length;
}

function beginsWell(bytes: Uint8Array): boolean {
  try {
    begun(bytes);
    return true;
  } catch {
    return false;
  }
}

const begun = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
