import type { Briefing, Entry } from '../../briefings/briefing.ts';
import { withInitials } from '../words/initials.ts';
import { regionsIn } from '../words/other-languages/region-names.ts';
import { stemOf } from '../words/stem.ts';
import type { Word } from '../words/word.ts';
import { isWithin, wordsOf } from '../words/words.ts';
import { type Corpus, type Volume, wordsOfDocument } from './corpus.ts';
import { contentWords, namesOf } from './names.ts';
import { withEntry } from './postings.ts';
import { priorOf } from './prior.ts';
import { learn, type VocabularyWord, wordOf } from './vocabulary.ts';

/**
 * Adds a briefing, in place of the one with its id, an entry at each step; costs in proportion to its words. Its entries are
 * found once they are filed, see `filing.ts`.
 */
export function* addBriefing(corpus: Corpus, briefing: Briefing): Generator<void> {
  removeBriefing(corpus, briefing.id);
  const from = corpus.documents.length;
  const volume: Volume = { briefing, from, to: from, title: [] };
  corpus.volumes.set(briefing.id, volume);
  corpus.newest.splice(placeOf(corpus, briefing), 0, volume);
  for (const entry of briefing.entries) {
    addEntry(corpus, briefing, entry, entry === briefing.entries[0] ? onlyInTitle(briefing) : []);
    // After the first entry: of equal guesses the word that was learnt first comes first, and that should be an entry's.
    if (volume.to === from) volume.title = learnTitle(corpus, briefing);
    volume.to += 1;
    yield;
  }
}

function learnTitle({ vocabulary }: Corpus, { title }: Briefing): VocabularyWord[] {
  const numbers = new Set(contentWords(wordsOf(title)).map((word) => learn(vocabulary, word)));
  const words = [...numbers].flatMap((number) => vocabulary.list[number] ?? []);
  for (const word of words) word.entries += 1;
  return words;
}

/** Removes a briefing, if it is there; costs in proportion to its words. */
export function removeBriefing(corpus: Corpus, briefingId: string): void {
  const volume = corpus.volumes.get(briefingId);
  if (!volume) return;
  for (let number = volume.from; number < volume.to; number += 1) {
    const document = corpus.documents[number];
    if (!document) continue;
    if (number < corpus.filed)
      for (const word of new Set(wordsOfDocument(corpus, document))) word.entries -= 1;
    corpus.priors[number] = -Infinity;
    corpus.size -= 1;
  }
  for (const word of volume.title) word.entries -= 1;
  corpus.volumes.delete(briefingId);
  corpus.newest.splice(placeOf(corpus, volume.briefing), 1);
}

/** The words of the title that no entry repeats: whoever asks for them gets the first entry, mostly the summary. */
function onlyInTitle({ title, entries }: Briefing): readonly Word[] {
  const texts = entries.map(({ term = '', text }) => `${term} ${text.plain}`.toLowerCase());
  return contentWords(wordsOf(title)).filter(({ text }) => texts.every((one) => !one.includes(stemOf(text))));
}

/** The place of a briefing among the newest, or where it belongs. */
function placeOf({ newest }: Corpus, { id, date = 0 }: Briefing): number {
  let [from, to] = [0, newest.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = newest[middle]?.briefing;
    const otherDate = other?.date ?? 0;
    if (other && (otherDate > date || (otherDate === date && other.id < id))) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Adds an entry, which is also found by the words `besides`. */
function addEntry(corpus: Corpus, briefing: Briefing, entry: Entry, besides: readonly Word[]): void {
  const { documents, priors, sequence, vocabulary } = corpus;
  const number = documents.length;
  const from = sequence.length;
  let shape = NAMELESS;
  for (const { folded, words } of namesOf(entry)) {
    fileName(corpus, folded, number);
    const content = contentWords(words);
    appendAll(corpus, content);
    // A name may have no words, when its only one is too long for the search; it is found when typed exactly.
    if (content.length) shape = withName(shape, content.length);
  }
  for (let at = from; at < sequence.length; at += 1) {
    const word = vocabulary.list[sequence.numbers[at] ?? -1];
    if (word) word.named = withEntry(word.named, number);
  }
  const words = wordsOf(entry.text.plain);
  appendAll(corpus, withInitials(words));
  const hasNames = noteProper(corpus, entry.text.plain, words);
  appendAll(corpus, besides);
  documents.push({ briefing, entry, from, to: sequence.length, nameLengths: shape.lengths, hasNames });
  priors.push(priorOf(briefing, entry));
  corpus.size += 1;
}

function fileName({ names: { texts, entries } }: Corpus, name: string, entry: number): void {
  const number = texts.intern(name);
  entries[number] = withEntry(entries[number], entry);
}

/** Appends words to the sequence, and learns the new ones. */
function appendAll({ sequence, vocabulary }: Corpus, words: readonly Word[]): void {
  const length = sequence.length + words.length;
  if (length > sequence.numbers.length) {
    const longer = new Uint32Array(Math.max(FIRST_LENGTH, Math.ceil(length * GROWTH)));
    longer.set(sequence.numbers);
    sequence.numbers = longer;
  }
  for (const word of words) {
    sequence.numbers[sequence.length] = learn(vocabulary, word);
    sequence.length += 1;
  }
}

const FIRST_LENGTH = 1024;
const GROWTH = 1.5;

/** A list of lengths of names, and by the length of one more name the list that has it too: entries with equal lists share one. */
type Shape = { lengths: readonly number[]; longer: Shape[] };

const NAMELESS: Shape = { lengths: [], longer: [] };

function withName({ lengths, longer }: Shape, length: number): Shape {
  longer[length] ??= { lengths: [...lengths, length], longer: [] };
  return longer[length];
}

/**
 * Marks the words that a text has with a capital within a sentence, and those of a region's name in Chinese, which has no capitals. Gives
 * whether there are any.
 */
function noteProper({ vocabulary }: Corpus, text: string, words: readonly Word[]): boolean {
  const capital = words.filter(({ capitals, start }) => capitals !== 'none' && isWithin(text, start));
  const names = [...capital, ...regionsIn(text).flatMap((region) => wordsOf(region))];
  for (const { text: folded } of names) {
    const word = wordOf(vocabulary, folded);
    if (word) word.proper = true;
  }
  return names.length > 0;
}
