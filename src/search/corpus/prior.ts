import type { Briefing, Entry, Section } from '../../briefings/briefing.ts';

/** At an equal match: takeaway before glossary text before analysis before summary. A glossary term counts through its name. */
export const SECTION: Record<Section, number> = {
  takeaways: 0.05,
  glossary: 0.04,
  analysis: 0.02,
  summary: -0.1,
};

/** What an entry counts before anything is asked, when it is decided which entries are looked at closely. */
export const priorOf = ({ date = 0 }: Briefing, { section }: Entry): number =>
  SECTION[section] + recency(date);

// Far below what any match differs by: among equals the newer is looked at.
const recency = (date: number): number => date / 1e18;
