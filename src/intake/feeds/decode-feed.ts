import { utf16Of } from '../../briefings/parse/decode.ts';
import { FeedError } from './feed-error.ts';

/**
 * A feed's bytes as text. A byte order mark decides. Bytes that are valid UTF-8 are UTF-8, whatever is said of them.
 * Else the header it came with and its first line are tried, in this order.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const mark = markOf(bytes);
  if (mark !== undefined) return new TextDecoder(mark).decode(bytes);
  const told = [charsetOf(contentType), declaredIn(bytes)].filter((label) => label !== undefined);
  // Servers say of a file what they say of all files. No other encoding is valid UTF-8 by chance, except those made of
  // letters with escapes.
  const likely = bytes.includes(ESCAPE) ? told : ['utf-8', ...told];
  for (const label of likely) {
    const text = decoded(bytes, label, true);
    if (text !== undefined) return text;
  }
  const text = decoded(bytes, told[0] ?? 'utf-8', false);
  if (text !== undefined) return text;
  throw new FeedError(`it is written in ${told[0]}, which is not known; ask its publisher for UTF-8`);
}

/** `undefined` when there is no such encoding or, if `strict`, when the bytes are not in it. */
function decoded(bytes: Uint8Array, label: string, strict: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal: strict }).decode(bytes);
  } catch {
    return undefined;
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  // Without a mark, a first letter with one zero byte tells as much.
  if (a === LESS && b === 0) return 'utf-16le';
  return a === 0 && b === LESS ? 'utf-16be' : utf16Of(bytes);
}

/** The letter that XML begins with. */
const LESS = 0x3c;
/** The letter that switches between the alphabets of ISO 2022. */
const ESCAPE = 0x1b;

const charsetOf = (contentType: string): string | undefined =>
  /charset=["']?([\w-]+)/i.exec(contentType)?.[1];

/** The encoding named by the XML declaration, whose letters are the same in all encodings but UTF-16. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^[^<]{0,9}<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(begin)?.[1];
}
