import { type Corpus, type Document, entriesCalled } from './corpus/corpus.ts';
import type { Question } from './question/question.ts';
import { isStopWord } from './words/stop-words.ts';
import { isTalk } from './words/talk.ts';
import { wordsOf } from './words/words.ts';

/** The entries of a section, and the words that asked for it. */
type SectionFound = { typed: string; documents: Document[] };

/**
 * "The analysis, please": that section of the newest briefing, when nothing else is asked for and no term is called so. Its entries are none when
 * the briefing has no such section. A briefing that was taken back is the newest only when there is no other.
 */
export function sectionOfNewest(
  corpus: Corpus,
  { text, section: asked }: Question,
): SectionFound | undefined {
  const volume = corpus.newest.find(({ briefing }) => !briefing.retracted) ?? corpus.newest[0];
  if (!volume || !asked) return undefined;
  const { section, start, end } = asked;
  const typed = text.slice(start, end);
  const rest = `${text.slice(0, start)} ${text.slice(end)}`;
  const isTerm = entriesCalled(corpus, typed).length > 0;
  if (isTerm || wordsOf(rest, isStopWord).some(({ text }) => !isTalk(text))) return undefined;
  const documents = corpus.documents.slice(volume.from, volume.to);
  return { typed, documents: documents.filter(({ entry }) => entry.section === section) };
}
