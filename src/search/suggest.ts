import type { SECTIONS } from '../briefings/briefing.ts';
import { shorten } from '../briefings/shorten.ts';
import type { Corpus, Document } from './corpus.ts';
import { heading } from './heading.ts';
import { readQuestion } from './question.ts';
import { rank } from './rank.ts';
import { fold } from './words.ts';

/** A choice for what is being typed: `name` is unique in its list and has at most 100 UTF-16 units. */
export type Suggestion = { entryId: string; name: string };

const NAME_CHARACTERS = 100;
/** Glossary terms first: they are what people ask for. */
const ORDER = [
  'glossary',
  'takeaways',
  'analysis',
  'summary',
] as const satisfies readonly (typeof SECTIONS)[number][];

/** Entries for what is typed so far, best first; for nothing typed, the newest briefings' terms and takeaways. */
export function suggestFrom(corpus: Corpus, typed: string, limit: number): Suggestion[] {
  const found = rank(corpus, typed, readQuestion(corpus.vocabulary, typed, true)).map(
    ({ document }) => document,
  );
  const documents = found.length ? found : byBeginning(corpus, typed);
  return named(documents.slice(0, limit));
}

/** All entries, those of the newest briefings first, within one its glossary first. */
export const newestFirst = ({ documents }: Corpus): Document[] =>
  documents
    .filter(({ removed }) => !removed)
    .sort(
      (a, b) =>
        (b.briefing.date ?? 0) - (a.briefing.date ?? 0) ||
        a.briefing.id.localeCompare(b.briefing.id) ||
        ORDER.indexOf(a.entry.section) - ORDER.indexOf(b.entry.section),
    );

/** One or two letters say too little for a search: entries one of whose first words begins with them. */
function byBeginning(corpus: Corpus, typed: string): Document[] {
  const begun = fold(typed).trim();
  const all = newestFirst(corpus);
  return begun.length > 2
    ? []
    : all.filter(({ entry }) =>
        fold(heading(entry))
          .split(/\s+/)
          .some((word) => word.startsWith(begun)),
      );
}

function named(documents: readonly Document[]): Suggestion[] {
  const taken = new Set<string>();
  return documents.flatMap(({ entry, briefing }) => {
    const plain = heading(entry);
    const name = taken.has(plain)
      ? `${shorten(plain, NAME_CHARACTERS / 2)} · ${shorten(briefing.title, NAME_CHARACTERS / 2 - 3)}`
      : plain;
    if (taken.has(name) || !name) return [];
    taken.add(name);
    return [{ entryId: entry.id, name }];
  });
}
