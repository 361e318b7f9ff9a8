import { readFileSync } from 'node:fs';
import { fold } from '../words.ts';

/** Other words for the same: folded, and how near they come, below 1. */
export type Meaning = { phrase: string; nearness: number };

const FORM = 0.8;
const NAME = 0.9;
const PEOPLE = 0.85;
const SEAT = 0.6;
const SYNONYM = 0.5;

type Group = { phrases: readonly string[]; nearness: number };

const groups = new Map<string, Group[]>();

/** What else may be said for a folded word, or for several with a space between. */
export const meaningsOf = (phrase: string): Meaning[] =>
  baseForms(phrase)
    .flatMap((form) => groups.get(form) ?? [])
    .flatMap(({ phrases, nearness }) => phrases.map((other) => ({ phrase: other, nearness })))
    .filter((meaning) => meaning.phrase !== phrase);

/** Endings as WordNet's morphy takes them off, https://wordnet.princeton.edu/documentation/morphy7wn; it looks up what is left. */
const ENDINGS: [string, string][] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['men', 'man'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
];

const baseForms = (phrase: string): string[] => [
  phrase,
  ...ENDINGS.filter(([ending]) => phrase.length > ending.length + 2 && phrase.endsWith(ending)).map(
    ([ending, instead]) => phrase.slice(0, -ending.length) + instead,
  ),
];

const linesOf = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

function join(from: readonly string[], phrases: readonly string[], nearness: number): void {
  const group = { phrases, nearness };
  for (const phrase of from) {
    const known = groups.get(phrase);
    if (known) known.push(group);
    else groups.set(phrase, [group]);
  }
}

for (const line of linesOf('forms.txt')) {
  const words = line.split(' ');
  join(words, words, FORM);
}
for (const line of linesOf('synonyms.txt')) {
  const words = line.split(' ').map((word) => word.replaceAll('_', ' '));
  join(words, words, SYNONYM);
}
for (const line of linesOf('places.txt')) {
  const [names = [], people = [], seat = []] = line
    .split('|')
    .map((part) => part.split(';').map(foldName).filter(Boolean));
  join(names, names, NAME);
  join(names, people, PEOPLE);
  join(people, names, PEOPLE);
  join(seat, seat, FORM);
  join(seat, [...names, ...people], SEAT);
  join([...names, ...people], seat, SEAT);
}

function foldName(name: string): string {
  return fold(name)
    .replace(/['’]s\b/g, '')
    .replace(/[.'’]/g, '')
    .replaceAll('-', ' ')
    .trim();
}
