import { utf16Of } from '../../briefings/parse/decode.ts';
import { FeedError } from './feed-error.ts';

/** A feed's bytes as text, by its byte order mark, the header it came with, or what its first line says; else UTF-8. */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const label = markOf(bytes) ?? charsetOf(contentType) ?? declaredIn(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new FeedError(`it is written in ${label}, which is not known; ask its publisher for UTF-8`);
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

const charsetOf = (contentType: string): string | undefined =>
  /charset=["']?([\w-]+)/i.exec(contentType)?.[1];

/** What the XML declaration says; it is written in letters that all encodings but UTF-16 share. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const begin = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^[^<]{0,9}<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(begin)?.[1];
}
