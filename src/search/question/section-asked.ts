import type { Section } from '../../briefings/briefing.ts';
import { SECTION_NAMES } from '../../briefings/parse/section-names.ts';

/** A section that is asked for, and where in the question that is said. */
type SectionAsked = { section: Section; start: number; end: number };

/** What a section is asked for by besides its names: a summary is to be short, an analysis tells what follows from the news. */
const OTHERWISE = {
  summary: [
    'sum (?:it )?up',
    'summari[sz]e',
    'recap',
    'gist',
    '(?:short|quick) version',
    'rundown',
    'сводку',
    'вкратце',
  ],
  takeaways: ['bullet points', 'bullets'],
  analysis: [
    '(?:long[- ]term )?(?:consequences|implications|repercussions|fallout|(?:impacts?|effects?|importance|significance)(?= (?:of|on)\\b))',
    "(?:what(?:['’]?(?:s|ll|d))? (?:(?:is |will |would |could |might )?(?:gonna |going to )?(?:happens?|changes?) ))?(?:in the long (?:run|term)|down the (?:road|line))",
    // "Who hit the ship" asks for one who did it.
    "(?:who|whom)(?:['’]?(?:s|ll|d))?(?: else)? (?!hit|hurt|harmed|affected)(?:(?:does|will|would|do|did|is|are|gets?|got) )?(?:gonna |going to )?(?:this |it |all |that |be |being )*(?:affect(?:ed|s)?|hurts?|hit|harm(?:ed)?|suffers?|feels?)(?: (?:by |from )?(?:all )?(?:this|it|that)(?: whole)?(?: thing| news)?)?",
    '(?:how )?(?:good|bad|dangerous|risky) (?:is|will|would|could) (?:this|it|that)(?: be)?',
    '(?:is|does|will|would|could) (?:all )?(?:this|it|that) (?:be )?(?:good|bad|dangerous|risky|matter|affect|hurt|harm|help|hit|change)(?= )',
    'why (?:does|should) (?:this|it|that) (?:even )?matter',
    'why should (?:i|we|anyone) care about',
    'what (?:does|will|would|could) (?:all )?(?:this|it|that) mean for(?! (?:me|us|you|my|our)\\b)',
    'последстви\\p{L}+',
    'анализа',
    'аналитику',
    '后果',
    '意味着什么',
    '有什么影响',
  ],
} as const;

const SPACED = '[\\p{L}\\p{N}]';
/** How a section may be wanted: "a quick summary". */
const QUALIFIED = '(?:(?:quick|short|brief|general|overall|simple|basic|little|full) )?';
const HAN = /\p{sc=Han}/u;

/** All but the glossary, whose names ("terms") are words of any question, and whose entries are asked for by their own. */
const PATTERNS = (['summary', 'takeaways', 'analysis'] as const).map((section) => {
  const names = [...SECTION_NAMES[section].flat().map(RegExp.escape), ...OTHERWISE[section]].sort(
    (a, b) => b.length - a.length,
  );
  // Scripts without spaces have no borders of words.
  const { han = [], spaced = [] } = Object.groupBy(names, (name) => (HAN.test(name) ? 'han' : 'spaced'));
  const patterns = [`(?<!${SPACED})${QUALIFIED}(?:${spaced.join('|')})(?!${SPACED})`, ...han];
  return { section, pattern: new RegExp(patterns.join('|'), 'giu') };
});

/** The section that a question asks for, by a name it may have in a briefing ("the analysis of …", "key points") or by what stands in it. */
export function sectionAsked(question: string): SectionAsked | undefined {
  const [first] = spansOfSection(question);
  return first;
}

/** All that a question says of the section it asks for, in order: "is this bad for … down the road". */
export function spansOfSection(question: string): SectionAsked[] {
  for (const { section, pattern } of PATTERNS) {
    const found = [...question.matchAll(pattern)];
    if (found.length)
      return found.map(({ 0: said, index }) => ({ section, start: index, end: index + said.length }));
  }
  return [];
}
