import { rankInEnglish } from '../../../src/search/words/english/frequency.ts';
import { fold } from '../../../src/search/words/fold.ts';
import { filedAs } from '../../../src/search/words/plain-speech.ts';

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
    const [written = '', said] = line.split(': ');
    if (!said) throw new Error(`"${line}" is not "WRITTEN: SAID, SAID".`);
    for (const one of said.split(', ')) note(book, clean(one), clean(written));
  }
  const sorted = Array.from(book, ([said, written]) => `${said}\t${[...written].sort().join(';')}`).sort(
    (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return `${[COMMENT, ...sorted].join('\n')}\n`;
}

const COMMENT =
  '# What newspapers write for what people say; made of tests/search/plain-speech by npm run derive:plain-speech.';

function note(book: Map<string, Set<string>>, said: string, written: string): void {
  if ([said, written].some((phrase) => (rankInEnglish(phrase) ?? Infinity) < EVERYWHERE)) return;
  const filed = filedAs(said);
  book.set(filed, (book.get(filed) ?? new Set()).add(filedAs(written)));
}

const clean = (phrase: string): string => fold(phrase).replace(/['’.]/g, '').replaceAll('-', ' ').trim();
