import type { Section } from './briefing.ts';

/** The names of the sections that we recommend and write. */
export const HEADINGS: Record<Section, string> = {
  summary: 'Summary',
  takeaways: 'Key takeaways',
  analysis: 'Analysis',
  glossary: 'Did you know?',
};

/** What publishers call the sections, folded. */
const NAMES: Record<Section, readonly string[]> = {
  summary: ['summary', 'the summary', 'overview', 'in brief', 'executive summary', 'tldr', 'tl dr'],
  takeaways: [
    'key takeaways',
    'takeaways',
    'the takeaways',
    'key takeaway',
    'key points',
    'highlights',
    'main points',
  ],
  analysis: ['analysis', 'the analysis', 'in depth', 'deep dive', 'our analysis'],
  glossary: [
    'did you know',
    'did you know that',
    'glossary',
    'terms',
    'key terms',
    'definitions',
    'explainer',
  ],
};

const SECTION_OF = new Map(
  Object.entries(NAMES).flatMap(([section, names]) =>
    names.map((name) => [name, section as Section] as const),
  ),
);

/** A heading without case, marks, numbering and punctuation, for comparing. */
export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The section that a heading opens, if it is the name of one. */
export const sectionOf = (heading: string): Section | undefined => SECTION_OF.get(foldHeading(heading));

/** The section name that a heading probably was meant to be: it begins the same, is at most two letters off, and too long for chance. */
export function nearestHeading(heading: string): string | undefined {
  const folded = foldHeading(heading);
  if (folded.length > 40) return undefined;
  const near = [...SECTION_OF.keys()].find(
    (name) => name.length >= 7 && name[0] === folded[0] && distance(folded, name) <= 2,
  );
  return near && near.charAt(0).toUpperCase() + near.slice(1);
}

/** How many letters must be put in, left out or changed to make one word of the other. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
