/** The parts of a briefing that hold entries, in reading order. */
export const SECTIONS = ['summary', 'takeaways', 'analysis', 'glossary'] as const;
export type Section = (typeof SECTIONS)[number];

/** Whether a section consists of items rather than of paragraphs. */
export const isListed = (section: Section | undefined): boolean =>
  section === 'takeaways' || section === 'glossary';

/** Formatting the publisher meant, over `plain[start, end)` in UTF-16 units. Only `link` has an `href` (http or https). */
export type Mark =
  | { kind: 'bold' | 'italic' | 'code'; start: number; end: number }
  | { kind: 'link'; start: number; end: number; href: string };

/** A text as readers see it, with the publisher's formatting beside it, so that search and splitting work on plain text. */
export type RichText = { plain: string; marks: readonly Mark[] };

/** The smallest thing a question can be answered with: a summary or analysis paragraph, a takeaway or a glossary entry. */
export type Entry = {
  /** Stable while its words stay the same: `<briefing id>/<section letter><hash of the text or term>`. At most 90 characters. */
  id: string;
  briefingId: string;
  section: Section;
  /** Glossary only: what is defined. */
  term?: string;
  /** Glossary only: other names of the term, from the front matter. */
  aliases?: readonly string[];
  /** For a glossary entry, the definition without the term. */
  text: RichText;
};

/** One briefing as parsed from its file. Immutable: a correction makes a new one. */
export type Briefing = {
  /** Lower-case slug, 1 to 64 characters, unique in the library. */
  id: string;
  /** At most 200 characters. */
  title: string;
  /** The title is made from the file's name, so it is not what the publisher says. */
  titleFromFile?: true;
  /** When it was published, in ms since the epoch; `undefined` when neither front matter nor file name says. */
  date?: number;
  topics: readonly string[];
  /** Address of the original (http or https). */
  source?: string;
  /** In reading order: sections as in `SECTIONS`, then as in the file. Never empty. */
  entries: readonly Entry[];
  /** What the publisher says was corrected, in one sentence. */
  correction?: string;
  /** The publisher retracted the briefing. */
  retracted?: true;
};
