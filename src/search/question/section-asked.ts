import type { Section } from '../../briefings/briefing.ts';
import { SECTION_NAMES } from '../../briefings/parse/section-names.ts';
import { SECTION_PHRASES } from './section-phrases.ts';

/** A section that is asked for, and where in the question that is said. */
export type SectionAsked = { section: Section; start: number; end: number };

const SPACED = '[\\p{L}\\p{N}]';
/** What may stand before a section's name: "a quick summary". */
const QUALIFIED = '(?:(?:quick|short|brief|general|overall|simple|basic|little|full) )?';
const HAN = /\p{sc=Han}/u;

/**
 * How each section is asked for. Not the glossary: its names ("terms") are everyday words, and its entries are asked for by
 * their own names.
 */
const PATTERNS = (['summary', 'takeaways', 'analysis'] as const).map((section) => {
  const names = [...SECTION_NAMES[section].flat().map(RegExp.escape), ...SECTION_PHRASES[section]].sort(
    (a, b) => b.length - a.length,
  );
  // In scripts without spaces a name may stand anywhere.
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
