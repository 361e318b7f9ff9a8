import { h, safeAddress } from './dom.ts';
import type { Guild, User } from './model.ts';

/** Who and what mentions can name. */
export type Names = { people: readonly User[]; guild: Guild | undefined };

type Rule = { pattern: RegExp; make: (match: RegExpExecArray, names: Names) => Node };

const INLINE: readonly Rule[] = [
  { pattern: /\\([\\*_~|`>#\-[\]()<:@!.])/, make: (match) => text(match[1]) },
  { pattern: /`([^`]+)`/, make: (match) => h('code', {}, match[1]) },
  {
    pattern: /\*\*([\s\S]+?)\*\*(?!\*)/,
    make: (match, names) => h('strong', {}, ...inline(match[1], names)),
  },
  { pattern: /__([\s\S]+?)__/, make: (match, names) => h('u', {}, ...inline(match[1], names)) },
  { pattern: /~~([\s\S]+?)~~/, make: (match, names) => h('s', {}, ...inline(match[1], names)) },
  { pattern: /\*([^\s*][^*]*)\*/, make: (match, names) => h('em', {}, ...inline(match[1], names)) },
  { pattern: /\b_([^_]+)_\b/, make: (match, names) => h('em', {}, ...inline(match[1], names)) },
  {
    pattern: /\[([^\]]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/,
    make: (match, names) => link(match[2] ?? '', ...inline(match[1], names)),
  },
  { pattern: /<?(https?:\/\/[^\s<>]+)>?/, make: (match) => link(match[1] ?? '', match[1] ?? '') },
  { pattern: /<@!?(\d+)>/, make: (match, { people }) => mention(`@${person(people, match[1])}`) },
  {
    pattern: /<@&(\d+)>/,
    make: (match, { guild }) =>
      mention(`@${guild?.roles.find((role) => role.id === match[1])?.name ?? 'unknown role'}`),
  },
  {
    pattern: /<#(\d+)>/,
    make: (match, { guild }) =>
      mention(`#${guild?.channels.find((one) => one.id === match[1])?.name ?? 'unknown'}`),
  },
  { pattern: /<\/([^:>]+):\d+>/, make: (match) => mention(`/${match[1]}`) },
  { pattern: /<t:(-?\d+)(?::([tTdDfFsSR]))?>/, make: (match) => moment(Number(match[1]), match[2] ?? 'f') },
];

/** Discord's markdown as nodes: headings, lists, quotes, subtext, code, and what can stand in a line. */
export function markdown(source: string, names: Names): Node[] {
  const parts = source.split(/(```(?:[a-z]*\n)?[\s\S]*?```)/);
  return parts.flatMap((part) => {
    const code = /^```(?:[a-z]*\n)?([\s\S]*?)```$/.exec(part);
    if (code) return [h('pre', {}, h('code', {}, code[1]))];
    return part.split('\n').flatMap((line, i) => [...(i > 0 ? [h('br', {})] : []), ...block(line, names)]);
  });
}

function block(line: string, names: Names): Node[] {
  const heading = /^(#{1,3}) (.+)/.exec(line);
  if (heading) return [h(`h${(heading[1] ?? '#').length + 2}` as 'h3', {}, ...inline(heading[2], names))]; // h3 to h5
  const quote = /^> (.*)/.exec(line);
  if (quote) return [h('blockquote', {}, ...inline(quote[1], names))];
  const subtext = /^-# (.+)/.exec(line);
  if (subtext) return [h('span', { class: 'subtext' }, ...inline(subtext[1], names))];
  const bullet = /^(\s*)[-*] (.+)/.exec(line);
  if (bullet) return [text(`${bullet[1]}• `), ...inline(bullet[2], names)];
  return inline(line, names);
}

function inline(source: string | undefined, names: Names): Node[] {
  if (!source) return [];
  let first: { at: number; match: RegExpExecArray; rule: Rule } | undefined;
  for (const rule of INLINE) {
    const match = rule.pattern.exec(source);
    if (match && (!first || match.index < first.at)) first = { at: match.index, match, rule };
  }
  if (!first) return [text(source)];
  const { at, match, rule } = first;
  return [
    text(source.slice(0, at)),
    rule.make(match, names),
    ...inline(source.slice(at + match[0].length), names),
  ];
}

function text(value: string | undefined): Text {
  return document.createTextNode(value ?? '');
}

function link(address: string, ...children: (Node | string)[]): Node {
  return h('a', { href: safeAddress(address), target: '_blank', rel: 'noreferrer noopener' }, ...children);
}

function mention(name: string): Node {
  return h('span', { class: 'mention' }, name);
}

function person(people: readonly User[], id: string | undefined): string {
  const found = people.find((one) => one.id === id);
  return found ? (found.global_name ?? found.username) : 'unknown-user';
}

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function moment(seconds: number, style: string): Node {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return text('Invalid Date');
  const full = date.toLocaleString(undefined, STYLES['F']);
  const shown =
    style === 'R' ? relative(seconds) : date.toLocaleString(undefined, STYLES[style] ?? STYLES['f']);
  return h('time', { datetime: date.toISOString(), title: full, class: 'mention' }, shown);
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function relative(seconds: number): string {
  const away = seconds - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(away / size), unit);
}
