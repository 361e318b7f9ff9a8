import { SECTIONS, type Section } from '../briefing.ts';
import { distance } from '../near-name.ts';
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
    .replace(/&/g, ' and ')
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

/** Whether two headings differ at most in case, marks, numbering and punctuation. */
export const isSameHeading = (one: string, other: string): boolean => foldHeading(one) === foldHeading(other);

/** The section that a heading opens, if it is the name of one. */
export const sectionOf = (heading: string): Section | undefined => NAMES.get(foldHeading(heading))?.section;

/** Whether a heading is a name that only a section ever has. */
export const isFirstName = (heading: string): boolean => NAMES.get(foldHeading(heading))?.first === true;

/**
 * The section name that a heading probably was meant to be: it begins in the same way, differs in at most two letters
 * (one in languages other than English), and is too long for that to be chance. Two letters more make another word:
 * "Key factors" are no "Key facts".
 */
export function nearestHeading(heading: string): string | undefined {
  const folded = foldHeading(heading);
  if (folded.length > 40) return undefined;
  for (const [known, { name, english }] of NAMES)
    if (
      known.length >= 7 &&
      known[0] === folded[0] &&
      folded.length - known.length < 2 &&
      distance(folded, known) <= (english ? 2 : 1)
    )
      return name;
  return undefined;
}
