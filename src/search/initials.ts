import { isStopWord } from './stop-words.ts';
import { type Word, wordsOf } from './words.ts';

const FEWEST = 2;
const MOST = 5;

/** The first letters of a name's words: "Quantitative Tightening" gives "QT"; nothing for one word or too many. */
export function initialsOf(name: string): string {
  const words = wordsOf(name).filter(({ text }) => !isStopWord(text));
  return words.length < FEWEST || words.length > MOST
    ? ''
    : words
        .map(({ text }) => text[0])
        .join('')
        .toUpperCase();
}

/** A text's words and, for each run of capitalised words such as "European Union", one made of their first letters. */
export function withInitials(words: readonly Word[]): Word[] {
  const all = [...words];
  let run: Word[] = [];
  const close = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last && run.length >= FEWEST && run.length <= MOST) {
      const text = run.map((word) => word.text[0]).join('');
      all.push({ text, start: first.start, end: last.end, capitals: 'all' });
    }
    run = [];
  };
  for (const word of words) {
    const named = word.capitals === 'first' && !isStopWord(word.text);
    const next = run.at(-1)?.end;
    if (!named || (next !== undefined && word.start !== next + 1)) close();
    if (named) run.push(word);
  }
  close();
  return all;
}
