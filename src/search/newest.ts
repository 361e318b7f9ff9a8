import type { Section } from '../briefings/briefing.ts';
import type { Corpus, Document, Volume } from './corpus/corpus.ts';

/** Glossary terms first: they are what people ask for. */
const ORDER: readonly Section[] = ['glossary', 'takeaways', 'analysis', 'summary'];

/** The entries of the newest briefings, newest briefing first, each briefing whole; stops once there are `enough`. */
export function newestFirst(corpus: Corpus, enough: number): Document[] {
  const found: Document[] = [];
  for (const volume of corpus.newest) {
    if (found.length >= enough) break;
    found.push(...documentsOf(corpus, volume));
  }
  return found;
}

/** A briefing's entries, its glossary first. */
export const documentsOf = ({ documents }: Corpus, { from, to }: Volume): Document[] =>
  documents.slice(from, to).sort((a, b) => ORDER.indexOf(a.entry.section) - ORDER.indexOf(b.entry.section));
