import { utf16Of } from '../../briefings/parse/decode.ts';
import { FeedError } from './feed-error.ts';

/**
 * A feed's bytes as text: by its byte order mark; as UTF-8 where it is that, whatever is said of it; else by the header it came with or
 * what its first line says, the first of them that fits.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const mark = markOf(bytes);
  if (mark !== undefined) return new TextDecoder(mark).decode(bytes);
  const told = [charsetOf(contentType), declaredIn(bytes)].filter((label) => label !== undefined);
  // Servers say of files what they say of all, and no other encoding reads as UTF-8 by chance but those that are letters with escapes.
  const likely = bytes.includes(ESCAPE) ? told : ['utf-8', ...told];
  for (const label of likely) {
    const text = decoded(bytes, label, true);
    if (text !== undefined) return text;
  }
  const text = decoded(bytes, told[0] ?? 'utf-8', false);
  if (text !== undefined) return text;
  throw new FeedError(`it is written in ${told[0]}, which is not known; ask its publisher for UTF-8`);
}

/** `undefined` when there is no such encoding; or, where it is `strict`, when the bytes are not in it. */
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
  // Without a mark, a first letter of which one byte is zero tells as much.
  if (a === LESS && b === 0) return 'utf-16le';
  return a === 0 && b === LESS ? 'utf-16be' : utf16Of(bytes);
}

/** The letter that XML begins with. */
const LESS = 0x3c;
/** The letter that switches between the alphabets of ISO 2022. */
const ESCAPE = 0x1b;

const charsetOf = (contentType: string): string | undefined =>
  /charset=["']?([\w-]+)/i.exec(contentType)?.[1];

/** What the XML declaration says; it is written in letters that all encodings but UTF-16 share. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^[^<]{0,9}<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(begin)?.[1];
}
