import { type Corpus, type Document, entriesCalled } from './corpus/corpus.ts';
import { sectionAsked } from './question/section-asked.ts';
import { withoutFrame } from './question/without-frame.ts';
import { isStopWord } from './words/stop-words.ts';
import { isTalk } from './words/talk.ts';
import { wordsOf } from './words/words.ts';

/**
 * "The analysis, please": what stands in that section of the newest briefing, where nothing else is asked for; nothing where the
 * newest has no such section, or where a term goes by that name.
 */
export function sectionOfNewest(corpus: Corpus, question: string): Document[] {
  const [volume] = corpus.newest;
  if (!volume || !sectionAsked(question)) return [];
  const inner = withoutFrame(question);
  const asked = sectionAsked(inner);
  if (!asked || entriesCalled(corpus, inner.slice(asked.start, asked.end)).length) return [];
  const rest = `${inner.slice(0, asked.start)} ${inner.slice(asked.end)}`;
  if (wordsOf(rest, isStopWord).some(({ text }) => !isTalk(text))) return [];
  return corpus.documents
    .slice(volume.from, volume.to)
    .filter(({ entry }) => entry.section === asked.section);
}
