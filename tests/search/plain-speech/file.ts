import { rankInEnglish } from '../../../src/search/words/english/frequency.ts';
import { filedAs } from '../../../src/search/words/plain-speech.ts';
import { isStopWord } from '../../../src/search/words/stop-words.ts';
import { wordsOf } from '../../../src/search/words/words.ts';

/** Words of every talk are said for everything. */
const EVERYWHERE = 300;

/**
 * The file of what newspapers write for what people say, as src/search/words/plain-speech.ts looks it up, made of lists of lines
 * `WRITTEN: SAID, SAID`. Throws when a line is none.
 */
export function fileOf(lists: readonly string[]): string {
  const book = new Map<string, Set<string>>();
  const lines = lists.flatMap((list) => list.split('\n')).filter((line) => line && !line.startsWith('#'));
  for (const line of lines) {
    const [written, said = [], ...more] = line.split(': ').map((part) => part.split(', ').map(asAsked));
    if (more.length || written?.length !== 1 || !said.length || ![...written, ...said].every(Boolean))
      throw new Error(`"${line}" is not "WRITTEN: SAID, SAID".`);
    for (const one of said) note(book, one, written.join());
  }
  const sorted = Array.from(book, ([said, written]) => `${said}\t${[...written].sort().join(';')}`).sort(
    (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return `${[COMMENT, ...sorted].join('\n')}\n`;
}

const COMMENT =
  '# What newspapers write for what people say; made of tests/search/plain-speech by npm run derive:plain-speech.';

/** What is said is filed by its stem. "снижение" stands by its stem as well, whose own stem is that of "снижена". */
function note(book: Map<string, Set<string>>, said: string, written: string): void {
  if ([said, written].some((phrase) => (rankInEnglish(phrase) ?? Infinity) < EVERYWHERE)) return;
  if (isNeverAsked(said.split(' '))) return;
  const filed = filedAs(said);
  const all = book.get(filed) ?? new Set();
  book.set(filed, all.add(written));
  if (/ние$/.test(written)) all.add(filedAs(written));
}

/** No phrase that begins or ends with a small word is looked up: "how high", "give up". */
const isNeverAsked = (words: readonly string[]): boolean =>
  [words[0], words.at(-1)].some((word = '') => isStopWord(word));

/** The words of a phrase as those of a question are read: "drivers license" of "driver's license" would never be looked up. */
const asAsked = (phrase: string): string =>
  wordsOf(phrase, () => false)
    .map(({ text }) => text)
    .join(' ');
