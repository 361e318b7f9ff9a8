import type { Corpus, Document } from './corpus/corpus.ts';
import { sectionAsked } from './question/section-asked.ts';
import { withoutFrame } from './question/without-frame.ts';
import { isTalk } from './words/talk.ts';
import { wordsOf } from './words/words.ts';

/** "The analysis, please": the first entry of that section of the newest briefing, where nothing else is asked for. */
export function sectionOfNewest({ newest, documents }: Corpus, question: string): Document | undefined {
  const [volume] = newest;
  if (!volume || !sectionAsked(question)) return undefined;
  const inner = withoutFrame(question);
  const asked = sectionAsked(inner);
  if (!asked) return undefined;
  const rest = `${inner.slice(0, asked.start)} ${inner.slice(asked.end)}`;
  if (wordsOf(rest).some(({ text }) => !isTalk(text))) return undefined;
  return documents.slice(volume.from, volume.to).find(({ entry }) => entry.section === asked.section);
}
