import type { Mark, RichText } from '../briefings/briefing.ts';

/** A stretch of `plain[start, end)` to show in bold, in UTF-16 units. */
export type Range = { start: number; end: number };

const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Text that nobody meant as Markdown, made to look in Discord as it was written: no formatting, links, mentions, emoji
 * or timestamps. Escapes only where Discord would read something into it, so that the raw text stays readable.
 */
export const escapeText = (plain: string): string =>
  plain
    .replace(/[\\*_~|`]|<(?=\S)|\](?=\()|:(?=\/\/|[\w+~-]+:)/g, '\\$&')
    .replace(/^([ \t]*)([>#+-])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)\.(?=\s|$)/gm, '$1\\.')
    .replace(/@(?=everyone|here)/g, `@${ZERO_WIDTH_SPACE}`);

/** Text on one line, with Discord's Markdown escaped. */
export const escapeLine = (plain: string): string => escapeText(plain.replace(/\s+/g, ' ').trim());

const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Nkoo}\p{sc=Syrc}\p{sc=Thaa}]/u;

/** A text with something behind it: one that runs from right to left would draw a date there into its own order. */
export const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

const WRAPPERS = { bold: '**', italic: '*' } as const;

/** A publisher's text as Discord Markdown. Only what was marked is formatted or linked; `bold` stretches are bold as well. */
export function toMarkdown({ plain, marks }: RichText, bold: readonly Range[] = []): string {
  const isCut = ({ start, end }: Mark): boolean =>
    [...marks, ...bold].some((one) => [one.start, one.end].some((at) => start < at && at < end));
  const shown = marks.flatMap((mark) =>
    mark.kind === 'link' ? aroundBrackets(plain, mark, isCut(mark)) : mark,
  );
  const all: Mark[] = [...shown, ...bold.map((range) => ({ kind: 'bold' as const, ...range }))];
  const edges = new Set([0, plain.length]);
  for (const { start, end } of all) edges.add(start).add(end);
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= plain.length).sort((a, b) => a - b);
  let out = '';
  let open = '';
  for (let i = 1; i < cuts.length; i += 1) {
    const [start = 0, end = 0] = [cuts[i - 1], cuts[i]];
    const here = all.filter((mark) => mark.start <= start && end <= mark.end);
    const style = here
      .map((mark) => mark.kind + ('href' in mark ? mark.href : ''))
      .sort()
      .join(' ');
    const piece = stretch(plain.slice(start, end), here);
    // Two formatted stretches side by side would melt into one run of asterisks.
    if (open && style && open !== style) out += ZERO_WIDTH_SPACE;
    out += piece;
    open = style;
  }
  return out;
}

/** A link in pieces without brackets. Discord has its own rules for brackets in a label, so we never put any in one. */
function aroundBrackets(plain: string, link: Extract<Mark, { kind: 'link' }>, isCut: boolean): Mark[] {
  const label = plain.slice(link.start, link.end);
  // An address that is no label may keep its brackets.
  if (label === link.href && !isCut) return [link];
  return [...label.matchAll(/[^[\]]+/g)].map(({ 0: piece, index }) => {
    const start = link.start + index;
    return { ...link, start, end: start + piece.length };
  });
}

function stretch(plain: string, marks: readonly Mark[]): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(plain) ?? [];
  if (!core) return plain;
  const kinds = new Set(marks.map((mark) => mark.kind));
  const link = marks.find((mark) => mark.kind === 'link');
  // What stands alone is beside a link, and must not become part of it.
  const words = /^[[\]]+$/.test(core) ? core.replace(/./g, '\\$&') : escapeText(core);
  let out = kinds.has('code') ? code(core) : words;
  // Discord shows a masked link only if its label is not an address itself.
  if (link) out = core === link.href ? `<${address(core)}>` : `[${out}](<${target(link.href)}>)`;
  for (const kind of ['italic', 'bold'] as const) {
    if (kinds.has(kind)) out = `${WRAPPERS[kind]}${out}${WRAPPERS[kind]}`;
  }
  return before + out + after;
}

// Backticks side by side would begin or end the code.
const code = (plain: string): string =>
  `\`\`${plain.replaceAll('`', `${ZERO_WIDTH_SPACE}\`${ZERO_WIDTH_SPACE}`)}\`\``;

/** An address as its publisher wrote it, if it can stand between angle brackets. */
const address = (href: string): string => (/[\s<>]/.test(href) ? target(href) : href);

const target = (href: string): string => new URL(href).href.replace(/[()<>]/g, percent);

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
