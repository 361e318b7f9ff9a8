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

/** A phrase, and what it may be a form of; most of that is no word. */
export const baseForms = (phrase: string): string[] => [
  phrase,
  // "planned", "travelling"
  ...(DOUBLED.test(phrase) ? [phrase.replace(DOUBLED, '$1')] : []),
  ...ENDINGS.filter(([ending]) => phrase.length > ending.length + 2 && phrase.endsWith(ending)).map(
    ([ending, instead]) => phrase.slice(0, -ending.length) + instead,
  ),
];

const DOUBLED = /([bdglmnprt])\1(?:ed|ing)$/;
