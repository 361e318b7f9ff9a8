import { sectionOf } from './headings.ts';
import { keyOf } from './keys.ts';

/** Lines that are no text of their own and may stand above keys or between them: headings, rules, fences, comments. */
const BARE = /^(?:[^\p{L}\p{N}]*|\s*#{1,6}\s.*|\s*<!--.*-->\s*|\s*(?:`{3,}|~{3,}).*|\s*-{3}.*-{3}\s*)$/u;
const NAME = /^[\s*_]*([a-z]+)[*_]*[:：]/i;
/** Nobody begins a text with one of these. Any other key may be its first word. */
const TELLING = new Set(['title', 'topics']);
const MAIL = new Set(['from', 'to', 'cc', 'subject', 'date', 'sent']);

const DAY = String.raw`\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?`;
const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?`;
/**
 * `[20/11/2026, 09:12] Ann:`, `20/11/2026, 09:12 - Ann:` or `Ann, [20.11.2026 09:12]`, as WhatsApp and Telegram write
 * above a copied message.
 */
const MESSAGE = new RegExp(
  String.raw`^\u200e?(?:(?:\[(?:${DAY},?\s+${TIME}|${TIME},?\s+${DAY})\]|${DAY},?\s+${TIME}\s-)\s[^:]{1,60}:\s|[^[\]]{1,60},\s\[${DAY},?\s+${TIME}\]\s*$)`,
  'i',
);

type Named = { name: string; at: number };

/** What a text begins with that does not belong to it: some `keys`, and the line of the first, counted from 0. */
export type StrayKeys = {
  of: 'a front matter' | 'an e-mail' | 'a chat';
  keys: readonly string[];
  at: number;
};

/** The keys of a front matter, or the head of an e-mail or of a chat message, with which a text without a front matter begins. */
export function strayKeys(lines: readonly string[]): StrayKeys | undefined {
  const first = lines.findIndex((line) => line.trim() !== '');
  const message = MESSAGE.exec(lines[first] ?? '')?.[0].trim();
  if (message !== undefined) return { of: 'a chat', keys: [message], at: first };
  const names = namesAtTop(lines);
  const ofMail = names.filter(({ name }) => MAIL.has(name.toLowerCase()));
  if (['from', 'subject'].every((key) => ofMail.some(({ name }) => name.toLowerCase() === key)))
    return stray('an e-mail', ofMail);
  const keys = names.flatMap(({ name, at }) => {
    const key = keyOf(name);
    return key === undefined ? [] : { name: key, at };
  });
  const found = keys.filter((one, i) => keys.findIndex(({ name }) => name === one.name) === i);
  return found.length > 1 || found.some(({ name }) => TELLING.has(name))
    ? stray('a front matter', found)
    : undefined;
}

const stray = (of: StrayKeys['of'], named: readonly Named[]): StrayKeys => ({
  of,
  keys: named.map(({ name }) => name),
  at: named[0]?.at ?? 0,
});

/** What stands before the colons of the first lines, as long as each line has one. */
function namesAtTop(lines: readonly string[]): Named[] {
  const names: Named[] = [];
  for (const [at, line] of lines.entries()) {
    // Below the name of a section, the words before a colon are terms.
    if (sectionOf(line) !== undefined) break;
    if (BARE.test(line)) continue;
    const name = NAME.exec(line)?.[1];
    if (name === undefined || sectionOf(name) !== undefined) break;
    names.push({ name, at });
  }
  return names;
}

/**
 * Where the signature of an e-mail begins, counted from 0. Below its sign, which editors use for no rule, there is no
 * section.
 */
export function signatureAt(lines: readonly string[]): number | undefined {
  const at = lines.lastIndexOf('-- ');
  const below = at === -1 ? [] : lines.slice(at + 1).filter((line) => line.trim() !== '');
  return below.length && below.every((line) => sectionOf(line) === undefined) ? at : undefined;
}
