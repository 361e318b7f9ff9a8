import type { Section } from '../../briefings/briefing.ts';
import { SECTION_NAMES } from '../../briefings/parse/section-names.ts';
import { SECTION_PHRASES } from './section-phrases.ts';

/** A section that is asked for, and where in the question that is said. */
export type SectionAsked = { section: Section; start: number; end: number };

const SPACED = '[\\p{L}\\p{N}]';
/** How a section may be wanted: "a quick summary". */
const QUALIFIED = '(?:(?:quick|short|brief|general|overall|simple|basic|little|full) )?';
const HAN = /\p{sc=Han}/u;

/** All but the glossary, whose names ("terms") are words of any question, and whose entries are asked for by their own. */
const PATTERNS = (['summary', 'takeaways', 'analysis'] as const).map((section) => {
  const names = [...SECTION_NAMES[section].flat().map(RegExp.escape), ...SECTION_PHRASES[section]].sort(
    (a, b) => b.length - a.length,
  );
  // Scripts without spaces have no borders of words.
  const { han = [], spaced = [] } = Object.groupBy(names, (name) => (HAN.test(name) ? 'han' : 'spaced'));
  const patterns = [`(?<!${SPACED})${QUALIFIED}(?:${spaced.join('|')})(?!${SPACED})`, ...han];
  return { section, pattern: new RegExp(patterns.join('|'), 'giu') };
});

/**
 * The section that a question asks for, at each place where it says so: by a name that the section may have in a briefing ("the
 * analysis of …", "key points") or by what stands in it ("is this bad for … down the road").
 */
export function sectionsAsked(question: string): readonly SectionAsked[] {
  for (const { section, pattern } of PATTERNS) {
    const found = [...question.matchAll(pattern)];
    if (found.length)
      return found.map(({ 0: said, index }) => ({ section, start: index, end: index + said.length }));
  }
  return [];
}
