import { fold } from '../../../src/search/words/fold.ts';

/** What may be said for each phrase: phrases by kind, by phrase. */
export type Book = Map<string, Map<Kind, Set<string>>>;

/** Names, people, forms, forms of these, seats of government, words nearly the same in use, synonyms, words used alike: as src/search/words/english/meanings.ts reads them. */
export type Kind = 'n' | 'p' | 'f' | 'd' | 'g' | 'r' | 's' | 'u';

/** Notes that for each of some phrases any of others may be said, which are of this kind. */
export function join(book: Book, from: readonly string[], others: readonly string[], kind: Kind): void {
  if (!others.length) return;
  for (const phrase of from) {
    const kinds = book.get(phrase) ?? new Map<Kind, Set<string>>();
    const more = others.filter((other) => other !== phrase);
    if (more.length) kinds.set(kind, new Set([...(kinds.get(kind) ?? []), ...more]));
    if (kinds.size) book.set(phrase, kinds);
  }
}

/** Notes the names, people and seat of government of a country, `name; name | people | seat`. */
export function joinCountry(book: Book, country: string): void {
  const [names = [], people = [], seat = []] = country
    .split('|')
    .map((part) => part.split(';').map(foldName).filter(Boolean));
  join(book, names, names, 'n');
  join(book, names, people, 'p');
  join(book, people, names, 'p');
  join(book, seat, seat, 'f');
  join(book, seat, [...names, ...people], 'g');
  join(book, [...names, ...people], seat, 'g');
}

const foldName = (name: string): string =>
  fold(name)
    .replace(/['’]s\b/g, '')
    .replace(/[.'’]/g, '')
    .replaceAll('-', ' ')
    .trim();

/** A line for each phrase, `phrase TAB kind phrase;phrase TAB …` without the space, in the order of their UTF-16 units. */
export const linesOf = (book: Book): string[] =>
  [...book]
    .map(([phrase, kinds]) =>
      [phrase, ...Array.from(kinds, ([kind, others]) => `${kind}${[...others].join(';')}`)].join('\t'),
    )
    .sort();
