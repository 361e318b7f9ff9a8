import type { Briefing, Entry, Section } from '../../briefings/briefing.ts';

/** At an equal match: takeaway before glossary text before analysis before summary. A glossary term counts through its name. */
export const SECTION: Record<Section, number> = {
  takeaways: 0.05,
  glossary: 0.04,
  analysis: 0.02,
  summary: -0.1,
};

/** At an equal match an entry with names may well turn out to be the better one. */
const NAMED = 0.03;

/** What an entry counts before anything is asked, when it is decided which entries are looked at closely. */
export const priorOf = ({ date = 0 }: Briefing, { section }: Entry, hasNames: boolean): number =>
  SECTION[section] + (hasNames ? NAMED : 0) + recency(date);

// Far below what any match differs by: among equals the newer is looked at.
const recency = (date: number): number => date / 1e18;
