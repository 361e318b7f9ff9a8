import { type Vocabulary, wordsBegunLike } from '../corpus/vocabulary.ts';
import { stemOf } from '../words/stem.ts';
import type { WordMatch } from './word-match.ts';

/** As sure as words that WordNet derives from one another. */
const DERIVED = 0.8;
const SHORTEST = 3;

/** What makes a noun of a verb's stem, without the noun's own ending: хран-ени-е, суш-к-а, строи-тельств-о, постав-щик. */
const SUFFIX = /^(?:[еая]?н(?:и|ь)?|ени|ани|яни|к|ок|б|ств|тельств|тел|щик|чик|ник|ост|аци|ировани|инг)$/u;
const CYRILLIC = /^\p{sc=Cyrillic}{4,}$/u;

/** Nouns made of a typed Russian verb, and verbs that a typed noun is made of: for "хранят" хранение. */
export function russianNounMatches(vocabulary: Vocabulary, typed: string): WordMatch[] {
  if (!CYRILLIC.test(typed)) return [];
  const stem = stemOf(typed);
  if (stem.length < SHORTEST) return [];
  return wordsBegunLike(vocabulary, typed).flatMap((word): WordMatch[] => {
    const [short, long] = stem.length < word.stem.length ? [stem, word.stem] : [word.stem, stem];
    const isDerived =
      short.length >= SHORTEST && long.startsWith(short) && SUFFIX.test(long.slice(short.length));
    return word.entries && isDerived ? [{ word, quality: DERIVED, how: 'ending' }] : [];
  });
}
