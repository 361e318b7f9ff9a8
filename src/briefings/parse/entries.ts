import { type Entry, type RichText, SECTIONS } from '../briefing.ts';
import { type Problem, quote } from '../briefing-error.ts';
import { createEntryIds } from '../identity.ts';
import { join, plainText } from '../rich-text.ts';
import { type Item, inLines } from './blocks.ts';
import { foldTerm, isShortLine, splitTerm, termAlone } from './term.ts';

type Aliases = Readonly<Record<string, readonly string[]>>;
type Found = { entries: Entry[]; problems: Omit<Problem, 'file'>[] };

/** The most characters (UTF-16 units) of an entry's text: ten pages for readers. Longer texts hold up every question. */
const LONGEST_TEXT = 25_000;

/** Makes a briefing's entries from its items, with the aliases that the front matter gives the terms on line `aliasLine`. */
export function toEntries(
  items: readonly Item[],
  briefingId: string,
  aliases: Aliases,
  aliasLine: number,
): Found {
  const entryId = createEntryIds(briefingId);
  const { terms, problems } = toTerms(items.filter(({ section }) => section === 'glossary'));
  const namesOf = new Map(Object.entries(aliases).map(([term, names]) => [foldTerm(term), names]));
  for (const term of Object.keys(aliases)) {
    if (terms.has(foldTerm(term))) continue;
    const found = `there is no glossary term ${quote(term)} for these aliases`;
    const mend = 'Write the term as it stands under "Did you know?", or take the alias out';
    problems.push({ line: aliasLine, column: 1, found, mend });
  }
  const glossary = [...terms].map(([folded, { term, text }]): Entry => {
    const names = namesOf.get(folded) ?? [];
    const id = entryId('glossary', term);
    return { id, briefingId, section: 'glossary', term, ...(names.length && { aliases: names }), text };
  });
  problems.push(...items.flatMap(tooLongItem), ...[...terms.values()].flatMap(tooLongTerm));
  const entries = SECTIONS.flatMap((section): Entry[] =>
    section === 'glossary'
      ? glossary
      : items
          .filter((item) => item.section === section)
          .map(({ text }) => ({ id: entryId(section, text.plain), briefingId, section, text })),
  );
  return { entries, problems };
}

function tooLongItem({ section, text, line, column }: Item): Found['problems'] {
  if (section === 'glossary' || text.plain.length <= LONGEST_TEXT) return [];
  const [what, mend] =
    section === 'takeaways' ? ['takeaway', 'make it several'] : ['paragraph', 'break it up with blank lines'];
  const found = `the ${what} ${quote(text.plain)} has ${text.plain.length} characters`;
  return [{ line, column, found, mend: `At most ${LONGEST_TEXT} are read; ${mend}` }];
}

function tooLongTerm({ term, text, line, column }: Term): Found['problems'] {
  if (text.plain.length <= LONGEST_TEXT) return [];
  const found = `the explanation of ${quote(term)} has ${text.plain.length} characters`;
  const mend = `At most ${LONGEST_TEXT} are read; say it shorter, or put the rest under "Analysis"`;
  return [{ line, column, found, mend }];
}

type Term = { term: string; text: RichText; line: number; column: number };

/** The glossary's terms by their folded name, in the order of the file. */
function toTerms(items: readonly Item[]): { terms: Map<string, Term>; problems: Found['problems'] } {
  const terms = new Map<string, Term>();
  const problems: Found['problems'] = [];
  let last: Term | undefined;
  for (const { text, bullet, line, column, firstLine } of withExplanations(items)) {
    const entry = splitTerm(text, firstLine);
    const other = entry && terms.get(foldTerm(entry.term));
    const alone = entry ? undefined : termAlone(text);
    if (alone !== undefined) {
      const found = `the term ${quote(alone)} has no explanation`;
      problems.push({ line, column, found, mend: 'Write what it means after a colon' });
    } else if (!entry && !bullet && last) {
      last.text = inLines([last.text, text]);
    } else if (!entry) {
      const found = `the glossary entry ${quote(text.plain)} has no term`;
      problems.push({ line, column, found, mend: 'Write it as "Term: what it means"' });
    } else if (other) {
      const found = `the term ${quote(entry.term)} is explained twice (first on line ${other.line})`;
      problems.push({ line, column, found, mend: 'Put both together' });
    } else {
      last = { ...entry, line, column };
      terms.set(foldTerm(entry.term), last);
    }
  }
  return { terms, problems };
}

/** Joins a term that stands alone with the paragraph after it, or the list under it, which explain it. */
function withExplanations(items: readonly Item[]): Item[] {
  const out: Item[] = [];
  let listed = false;
  for (const item of items) {
    const term = out.at(-1);
    if (term && ((listed && item.bullet && !hasTerm(item)) || isExplanation(item, term))) {
      listed = item.bullet;
      const text = listed ? join([plainText('– '), item.text]) : item.text;
      out.splice(-1, 1, { ...term, text: inLines([term.text, text]) });
    } else {
      listed = false;
      out.push(item);
    }
  }
  return out;
}

function isExplanation(item: Item, { text, bullet }: Item): boolean {
  if (termAlone(text) !== undefined)
    return item.bullet ? !bullet && !hasTerm(item) : termAlone(item.text) === undefined;
  return (
    !bullet && !item.bullet && isShortLine(text.plain) && !hasTerm(item) && SENTENCE.test(item.text.plain)
  );
}

const hasTerm = ({ text, firstLine }: Item): boolean => splitTerm(text, firstLine) !== undefined;

const SENTENCE = /[.!?。！？]["'”’»)]?$/u;
