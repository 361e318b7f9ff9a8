/** A character that people see, and how: `bold`, `italic`, `code` and `link`, in that order. */
export type Seen = { character: string; as: string };

/** A text as Discord shows it, character by character without spaces, and all else that it would read into it. */
export type Reading = { seen: Seen[]; meanings: string[] };

const ESCAPE = /\\([!-/:-@[-`{-~])/y;
const CODE = /(`+)([\s\S]*?[^`])\1(?!`)/y;
const LINK = /\[((?:\\.|[^[\]\\]|\](?!\())*)\]\(<(https?:[^<>\s]*)>\)/y;
const ADDRESS = /<(https?:[^<>\s]+)>/y;
/** Whatever Discord gives a meaning; rather too much than too little. */
const MEANINGS = [
  /~~|\|\||[_`]|__/,
  /https?:\/\/\S/i,
  /\]\(/,
  /<(?:[@#/:]|a:|t:|id:|[a-z]+:)/i,
  /@(?:everyone|here)/,
  /:[\w+~-]+:/,
  /^[ \t]*(?:#{1,3}|-#|[-+]|>{1,3}|\d+\.)\s/m,
];

/** Reads Discord's Markdown as Discord does, independently of what wrote it. */
export function readAsDiscord(source: string): Reading {
  const seen: Seen[] = [];
  // What is left once escapes and what was understood are taken out; a meaning found here was not meant.
  let left = '';
  const open = { bold: false, italic: false };
  const show = (text: string, ...more: string[]): void => {
    const as = [open.bold && 'bold', open.italic && 'italic', ...more].filter(Boolean).join(' ');
    for (const character of text) if (!/[\s\u200b]/.test(character)) seen.push({ character, as });
  };
  const read = (text: string, ...more: string[]): void => {
    for (let at = 0; at < text.length; ) {
      const match = (pattern: RegExp): RegExpExecArray | null => {
        pattern.lastIndex = at;
        return pattern.exec(text);
      };
      const found = match(ESCAPE) ?? match(CODE) ?? match(LINK) ?? match(ADDRESS);
      const [all = '', first = '', second = ''] = found ?? [];
      if (text[at] === '\\' && found) show(first, ...more);
      else if (text[at] === '`' && found) show(second, 'code', ...more);
      else if (text[at] === '[' && found) read(first, ...more, 'link');
      else if (found) show(first, ...more, 'link');
      else if (text.startsWith('**', at)) open.bold = !open.bold;
      else if (text[at] === '*') open.italic = !open.italic;
      if (found) {
        left += '\ufffc';
        at += all.length;
      } else if (text[at] === '*') {
        left += '\ufffc';
        at += text.startsWith('**', at) ? 2 : 1;
      } else {
        const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
        show(character, ...more);
        left += character;
        at += character.length;
      }
    }
  };
  read(source);
  const meanings = MEANINGS.flatMap((pattern) => pattern.exec(left)?.[0] ?? []);
  return { seen, meanings: open.bold || open.italic ? [...meanings, 'formatting left open'] : meanings };
}
