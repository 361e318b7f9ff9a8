import { type Guild, nameOf, type User } from '../model.ts';
import { h, safeAddress } from '../parts/dom.ts';
import { moment } from './moment.ts';

/** Who and what mentions can name, and where a channel's mention leads. */
export type Names = { people: readonly User[]; guild: Guild | undefined; open(channelId: string): void };

type Rule = { pattern: RegExp; make: (match: RegExpExecArray, names: Names) => Node };

/** The first rule wins among those that match at the same place. */
const RULES: readonly Rule[] = [
  { pattern: /\\([^A-Za-z0-9\s])/, make: (match) => text(match[1]) },
  { pattern: /(`+)([\s\S]*?[^`])\1(?!`)/, make: (match) => h('code', {}, (match[2] ?? '').trim()) },
  rule(/\*\*\*([^\s*](?:[\s\S]*?[^\s])?)\*\*\*(?!\*)/, (inner) => h('em', {}, h('strong', {}, ...inner))),
  rule(/\*\*([\s\S]+?)\*\*(?!\*)/, (inner) => h('strong', {}, ...inner)),
  rule(/__([\s\S]+?)__(?!_)/, (inner) => h('u', {}, ...inner)),
  rule(/~~([\s\S]+?)~~/, (inner) => h('s', {}, ...inner)),
  rule(/\|\|([\s\S]+?)\|\|/, spoiler),
  rule(/\*([^\s*](?:[^*]*[^\s*])?)\*(?!\*)/, (inner) => h('em', {}, ...inner)),
  rule(/\b_([^_]+)_\b/, (inner) => h('em', {}, ...inner)),
  {
    pattern: /\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/(?:\([^\s()<>]*\)|[^\s()<>])+)>?(?: "[^"]*")?\)/,
    make: (match, names) => link(match[2] ?? '', names, ...inline(match[1], names)),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/, make: (match, names) => link(match[1] ?? '', names, match[1] ?? '') },
  {
    // A bracket that closes none of the address is not part of it, nor is a full stop at its end.
    pattern: /https?:\/\/(?:\([^\s()<>]*\)|[^\s<>(]|\((?![^\s()<>]*\)))*(?:\([^\s()<>]*\)|[^\s<>.,:;"'()\]])/,
    make: (match, names) => link(match[0], names, match[0]),
  },
  { pattern: /<@!?(\d+)>/, make: (match, { people }) => mention(`@${person(people, match[1])}`) },
  { pattern: /<@&(\d+)>/, make: (match, { guild }) => roleMention(guild, match[1]) },
  { pattern: /<#(\d+)>/, make: (match, names) => channelMention(names, match[1] ?? '') },
  { pattern: /<\/([^:>]+):\d+>/, make: (match) => mention(`/${match[1]}`) },
  { pattern: /<a?:(\w+):\d+>/, make: (match) => text(`:${match[1]}:`) },
  { pattern: /<t:(-?\d+)(?::([tTdDfFsSR]))?>/, make: (match) => moment(Number(match[1]), match[2] ?? 'f') },
  { pattern: /@(everyone|here)\b/, make: (match) => mention(`@${match[1]}`) },
];

/** What can stand in a line of Discord's markdown, as nodes. */
export function inline(source: string | undefined, names: Names): Node[] {
  if (!source) return [];
  let first: { match: RegExpExecArray; rule: Rule } | undefined;
  for (const one of RULES) {
    const match = one.pattern.exec(source);
    if (match && (!first || match.index < first.match.index)) first = { match, rule: one };
  }
  if (!first) return [text(source)];
  const { match } = first;
  return [
    ...(match.index > 0 ? [text(source.slice(0, match.index))] : []),
    first.rule.make(match, names),
    ...inline(source.slice(match.index + match[0].length), names),
  ];
}

function rule(pattern: RegExp, make: (inner: Node[]) => Node): Rule {
  return { pattern, make: (match, names) => make(inline(match[1], names)) };
}

function text(value: string | undefined): Text {
  return document.createTextNode(value ?? '');
}

/** Where Discord's own addresses lead within it. */
const MESSAGE = /^https:\/\/discord\.com\/channels\/(?:\d+|@me)\/(\d+)(?:\/\d+)?$/;

function link(address: string, { open }: Names, ...children: (Node | string)[]): Node {
  const channelId = MESSAGE.exec(address)?.[1];
  return h(
    'a',
    {
      href: safeAddress(address),
      target: '_blank',
      rel: 'noreferrer noopener',
      onclick: (event) => {
        if (channelId === undefined) return;
        event.preventDefault();
        open(channelId);
      },
    },
    ...children,
  );
}

function spoiler(inner: Node[]): Node {
  const hidden = h('span', { class: 'hidden', 'aria-hidden': 'true' }, ...inner);
  const cover = h(
    'button',
    {
      type: 'button',
      class: 'spoiler',
      'aria-label': 'Spoiler; press to reveal',
      onclick: () => cover.replaceWith(h('span', { class: 'spoiler open' }, ...hidden.childNodes)),
    },
    hidden,
  );
  return cover;
}

function mention(name: string): HTMLElement {
  return h('span', { class: 'mention' }, name);
}

function roleMention(guild: Guild | undefined, id: string | undefined): Node {
  const role = guild?.roles.find((one) => one.id === id);
  const shown = mention(role ? `@${role.name.replace(/^@/, '')}` : '@unknown-role');
  if (role?.color) shown.classList.add('coloured');
  return shown;
}

function channelMention({ guild, open }: Names, id: string): Node {
  const channel = guild?.channels.find((one) => one.id === id);
  if (!channel) return mention('# unknown');
  return h(
    'button',
    { type: 'button', class: 'mention', onclick: () => open(id) },
    `# ${channel.name ?? ''}`,
  );
}

function person(people: readonly User[], id: string | undefined): string {
  const found = people.find((one) => one.id === id);
  return found ? nameOf(found) : 'unknown-user';
}
