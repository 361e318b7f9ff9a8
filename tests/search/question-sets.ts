import { readdirSync, readFileSync } from 'node:fs';

/**
 * What is searched: the one real briefing; many briefings of all kinds and it; or other briefings that nobody had seen who worked on the
 * search before their first questions were asked.
 */
export const LIBRARIES = ['one', 'many', 'many2', 'many3', 'many4', 'many5'] as const;
export type Library = (typeof LIBRARIES)[number];

/** A question, its kind, what answers it (labels; none for unanswerable ones) and whether it was kept from tuning while its set was new. */
export type Query = { kind: string; question: string; answers: readonly string[]; heldBack: boolean };

const folder = (library: Library): URL => new URL(`questions/${library}/`, import.meta.url);

/** The sets of questions that there are about a library, in the order in which they were written. */
export const setsOf = (library: Library): string[] =>
  readdirSync(folder(library))
    .map((file) => file.replace('.txt', ''))
    .filter((set) => !set.endsWith('-unanswerable'))
    .sort((a, b) => order(a) - order(b));

const FIRST = ['first', 'blind', 'more', 'fresh', 'kinds'];
const order = (set: string): number =>
  FIRST.includes(set) ? FIRST.indexOf(set) - FIRST.length : Number(/\d+$/.exec(set)?.[0]);

/** Reads a set of questions, or with `-unanswerable` those beside it that have no answer: `[kind]`, then a question a line, as `label|label = question` or bare. */
export function readQueries(library: Library, set: string): Query[] {
  let kind = '';
  let nth = 0;
  return readFileSync(new URL(`${set}.txt`, folder(library)), 'utf8')
    .split('\n')
    .flatMap((line): Query[] => {
      if (!line.trim() || line.startsWith('# ')) return [];
      const opened = /^\[(.+)\]$/.exec(line)?.[1];
      if (opened) {
        kind = opened;
        nth = 0;
        return [];
      }
      nth += 1;
      const [, labels = '', question = line] = /^([^\s=]+) = (.+)$/.exec(line) ?? [];
      return [{ kind, question, answers: labels.split('|').filter(Boolean), heldBack: nth % 3 === 0 }];
    });
}
