import type { Asked } from '../question/asked.ts';
import { fold } from '../words/fold.ts';

/** A question, folded, with the most likely word for each that is mistyped: this may be a name. */
export const mended = (question: string, asked: readonly Asked[]): string =>
  asked.reduce((text, { typed, matches }) => {
    const [first] = matches;
    const best = matches.reduce((top, match) => (top && match.quality > top.quality ? match : top), first);
    return best?.how === 'typo' || best?.how === 'sound' ? text.replace(typed, best.word.text) : text;
  }, fold(question));
