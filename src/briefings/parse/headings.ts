import { SECTIONS, type Section } from '../briefing.ts';
import { SECTION_NAMES } from './section-names.ts';

/** The names of the sections that we recommend and write. */
export const HEADINGS: Record<Section, string> = {
  summary: 'Summary',
  takeaways: 'Key takeaways',
  analysis: 'Analysis',
  glossary: 'Did you know?',
};

type Name = { section: Section; name: string; first: boolean; english: boolean };

/** A heading without case, marks, numbering and punctuation, for comparing. */
const foldHeading = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:(?:\d+ )+|[ivx]+ |[a-z] |[一二三四五六七八九十]+ )/u, '');

const NAMES = new Map(
  SECTIONS.flatMap((section) =>
    SECTION_NAMES[section].flatMap((row, language) =>
      row.map((name, at): [string, Name] => [
        foldHeading(name),
        { section, name, first: at === 0, english: language === 0 },
      ]),
    ),
  ),
);

/** The section that a heading opens, if it is the name of one. */
export const sectionOf = (heading: string): Section | undefined => NAMES.get(foldHeading(heading))?.section;

/** Whether a heading is a name that is only ever a section's. */
export const isFirstName = (heading: string): boolean => NAMES.get(foldHeading(heading))?.first === true;

/** The section name that a heading probably was meant to be: it begins the same, is at most two letters off (one in other languages than English), and too long for chance. */
export function nearestHeading(heading: string): string | undefined {
  const folded = foldHeading(heading);
  if (folded.length > 40) return undefined;
  for (const [known, { name, english }] of NAMES)
    if (known.length >= 7 && known[0] === folded[0] && distance(folded, known) <= (english ? 2 : 1))
      return name;
  return undefined;
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
