import { type Corpus, isRemoved, wordsOfDocument } from './corpus.ts';
import { pack, STEP, withEntry } from './postings.ts';

/** Files the entries that were added since the last time under their words, an entry at each step. */
export function* fileNew(corpus: Corpus): Generator<void> {
  for (; corpus.filed < corpus.documents.length; corpus.filed += 1) {
    const document = corpus.documents[corpus.filed];
    if (document && !isRemoved(corpus, corpus.filed))
      for (const word of new Set(wordsOfDocument(corpus, document))) {
        word.postings = withEntry(word.postings, corpus.filed);
        word.entries += 1;
      }
    yield;
  }
}

/**
 * Files all entries of a new corpus at once, which takes a fifth of the time and a third of the memory; `STEP` entries or words
 * at each step.
 */
export function* fileAll(corpus: Corpus): Generator<void> {
  const { documents, sequence, vocabulary } = corpus;
  sequence.numbers = sequence.numbers.slice(0, sequence.length);
  vocabulary.packed = yield* pack(sequence.numbers, documents, vocabulary.list.length, (number) =>
    isRemoved(corpus, number),
  );
  const { starts } = vocabulary.packed;
  for (const word of vocabulary.list) {
    word.entries += (starts[word.number + 1] ?? 0) - (starts[word.number] ?? 0);
    if (word.number % STEP === 0) yield;
  }
  corpus.filed = documents.length;
}
