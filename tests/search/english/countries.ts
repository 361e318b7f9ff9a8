import { readFileSync } from 'node:fs';
import type { Synset } from './wordnet.ts';

/** The parts of world-countries that are used; see its readme. */
type Country = {
  name: { common: string; official: string };
  altSpellings: string[];
  capital: string[];
  demonyms: { eng: { f: string; m: string } };
};

/** Of WordNet's file numbers these are artifacts and places. */
const [ARTIFACT, PLACE] = ['06', '15'];
const COUNTRY = /\b(?:country|republic|kingdom|monarchy|nation|emirate|federation|sultanate)\b/;

/** A line for each country: its names | its people | its capital and what stands for its government, such as the Kremlin. */
export function countries(synsets: ReadonlyMap<string, Synset>): string[] {
  const list = JSON.parse(
    readFileSync(new URL('node_modules/world-countries/countries.json', import.meta.url), 'utf8'),
  ) as Country[];
  const all = [...synsets.values()].map((synset) => ({
    ...synset,
    words: synset.words.map((word) => word.replaceAll('_', ' ')),
  }));
  const theirNames = new Set(list.map(({ name }) => name.common));
  const also = (name: string, isMeant: (synset: Synset) => boolean): string[] =>
    all
      .filter((synset) => synset.file === PLACE && synset.words.includes(name) && isMeant(synset))
      .flatMap(({ words }) => words.filter((word) => word === name || !theirNames.has(word)));
  const seats = all.filter(
    ({ file, gloss }) =>
      file === ARTIFACT &&
      /\b(?:offices?|residence|headquarters)\b/.test(gloss) &&
      /\bgovernment\b|\bPresident\b/.test(gloss),
  );
  return list.map(({ name, altSpellings, capital, demonyms }) => {
    const people = demonyms.eng.m;
    const names = [
      name.common,
      name.official,
      ...altSpellings,
      ...also(name.common, ({ gloss }) => COUNTRY.test(gloss)),
    ];
    const capitals = capital.flatMap((city) => [
      city,
      ...also(city, ({ gloss }) => /\bcapital\b/.test(gloss)),
    ]);
    const ofIts = new RegExp(`\\b(?:${[name.common, people].filter(Boolean).map(quote).join('|')})\\b`);
    const offices = seats.filter(({ gloss }) => ofIts.test(gloss)).flatMap(({ words }) => words);
    return [names, [people], [...capitals, ...offices]].map(line).join(' | ');
  });
}

const quote = (text: string): string => text.replace(/[.()]/g, '\\$&');

/** Names in Latin letters, each once. Two letters only where they are initials: US and UK, not the codes IS and NO. */
function line(names: readonly string[]): string {
  const initials = names.map((name) => name.replace(/[^A-Z]/g, ''));
  const latin = names
    .map((name) => name.replace(/^The /, '').normalize('NFKD').replace(/\p{M}/gu, ''))
    .filter((name) => /^[\w .'’-]+$/.test(name) && !/^the |\bcapital\b/.test(name))
    .filter(
      (name) => name.length > 2 || initials.some((letters, i) => letters === name && names[i] !== name),
    );
  return [...new Set(latin)].join('; ');
}
