import { buildIndex, search } from '../../src/search/index.ts';
import { briefingOf } from '../support/some-briefing.ts';

/** Asks a library of these briefings, the last the newest: gives the term or the text of what answers. */
export const asking = (...texts: string[]) => {
  const index = buildIndex(texts.map((text, i) => briefingOf(text, `2026-01-0${i + 1}-briefing.md`)));
  return (question: string): string | undefined => {
    const { answer } = search(index, question);
    return answer && (answer.entry.term ?? answer.entry.text.plain);
  };
};
