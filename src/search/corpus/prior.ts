import type { Briefing, Entry, Section } from '../../briefings/briefing.ts';

/**
 * What decides between equal matches: takeaways before the texts of the glossary before analysis before summary. A term counts
 * by its name.
 */
export const SECTION: Record<Section, number> = {
  takeaways: 0.05,
  glossary: 0.04,
  analysis: 0.02,
  summary: -0.1,
};

/** What an entry counts before anything is asked: by its section and, among equals, by its date. */
export const priorOf = ({ date = 0 }: Briefing, { section }: Entry): number =>
  SECTION[section] + recency(date);

// Too small to outweigh any difference between matches.
const recency = (date: number): number => date / 1e18;
