import { shorten } from '../briefings/shorten.ts';
import { type Corpus, type Document, isRemoved } from './corpus/corpus.ts';
import { entriesOf } from './corpus/postings.ts';
import { heading } from './heading.ts';
import { newestFirst } from './newest.ts';
import { readQuestion } from './question/question.ts';
import { rank } from './ranking/rank.ts';
import { fold } from './words/fold.ts';

/** A choice for what is being typed: `name` is unique in its list and has at most 100 UTF-16 units. */
export type Suggestion = { entryId: string; name: string };

/** Half of a choice's 100 UTF-16 units. */
const HALF = 50;
/** At most `limit` entries for what is typed so far, best first; for nothing typed, the newest briefings'. Never throws. */
export function suggest(corpus: Corpus, typed: string, limit = 25): Suggestion[] {
  const question = readQuestion(corpus.vocabulary, typed, { typing: true });
  const found = rank(corpus, question).map(({ document }) => document);
  const documents = found.length ? found : byBeginning(corpus, question.text, limit);
  return toSuggestions(documents.slice(0, limit));
}

/** About so many entries are looked through at a keystroke, which takes a millisecond or two. */
const LOOKED_THROUGH = 1000;

/**
 * One or two letters say too little for a search. They get the entries of the newest briefings that have a word in their heading which begins
 * with them and, when these are too few, all entries that have such a word in a name.
 */
function byBeginning(corpus: Corpus, typed: string, limit: number): Document[] {
  const begun = fold(typed).trim();
  if (begun.length > 2) return [];
  const newest = newestFirst(corpus, LOOKED_THROUGH).filter(({ entry }) =>
    fold(heading(entry))
      .split(/\s+/)
      .some((word) => word.startsWith(begun)),
  );
  return newest.length >= limit || !begun ? newest : [...new Set([...newest, ...named(corpus, begun)])];
}

/** The entries that have a word beginning with this in a name, newest first. */
function named(corpus: Corpus, begun: string): Document[] {
  const found = new Set<Document>();
  for (const words of corpus.vocabulary.beginnings.words) {
    if (!words[0]?.text.startsWith(begun)) continue;
    for (const word of words) {
      for (const entry of entriesOf(word.named)) {
        const document = corpus.documents[entry];
        if (document && !isRemoved(corpus, entry)) found.add(document);
      }
    }
  }
  return [...found].sort((a, b) => (b.briefing.date ?? 0) - (a.briefing.date ?? 0));
}

function toSuggestions(documents: readonly Document[]): Suggestion[] {
  const taken = new Set<string>();
  return documents.flatMap((document) => {
    const name = namesFor(document).find((one) => !taken.has(one));
    if (!name) return [];
    taken.add(name);
    return [{ entryId: document.entry.id, name }];
  });
}

/**
 * What an entry may be called in a list, the shortest first: by itself, with its briefing, and with the day as well, as daily
 * briefings may share a title.
 */
function namesFor({ entry, briefing: { title, date } }: Document): string[] {
  const plain = heading(entry);
  if (!plain) return [];
  const day = date === undefined ? '' : ` · ${new Date(date).toISOString().slice(0, 10)}`;
  return [
    plain,
    ...['', day].map((end) => `${shorten(plain, HALF)} · ${shorten(title, HALF - 3 - end.length)}${end}`),
  ];
}
