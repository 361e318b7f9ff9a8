import type { Briefing, Entry, Section } from '../briefings/briefing.ts';
import { unmarked } from '../briefings/rich-text.ts';
import { shorten } from '../briefings/shorten.ts';
import { heading } from '../search/index.ts';
import { entryButtonId, formatDate, sourceButton, tabOf, viewButtonId } from './briefing-view.ts';
import {
  type Block,
  button,
  type Component,
  container,
  pageButtons,
  row,
  section,
  separator,
  text,
} from './components.ts';
import { escapeLine, isolated, type Range, toMarkdown } from './markdown.ts';
import { RETRACTED } from './news-lines.ts';
import { toMarkdownPieces } from './pages.ts';

/** An entry with the briefing it is from. */
export type Found = { briefing: Briefing; entry: Entry };
/** An answer: an entry, and which parts of its term and text matched the question, in UTF-16 units. */
export type Answer = Found & { highlights?: { term: readonly Range[]; text: readonly Range[] } };

const LABELS: Record<Section, string> = {
  summary: 'Summary',
  takeaways: 'Key takeaway',
  analysis: 'Analysis',
  glossary: 'Did you know?',
};

/** How much of the message the entry's own text may take. The rest is for its source and the related entries. */
const TEXT_CHARACTERS = 2300;
const TERM_CHARACTERS = 200;
const SNIPPET_CHARACTERS = 120;

/** An entry in full (in pages if it is very long), its source, and related entries to press. */
export function entryView(answer: Answer, related: readonly Found[], page = 1): Component[] {
  const { briefing, entry, highlights } = answer;
  const pages = toMarkdownPieces(entry.text, TEXT_CHARACTERS, highlights?.text);
  const number = Math.min(Math.max(page, 1), pages.length);
  return [
    container(
      ...(briefing.retracted ? [text(RETRACTED)] : []),
      ...(entry.term ? [text(`## ${term(entry.term, highlights?.term)}`)] : []),
      text(pages[number - 1] ?? ''),
      text(`-# ${from(answer)}`),
      ...(pages.length > 1
        ? [row(...pageButtons(number, pages.length, (to) => entryButtonId(entry.id, to)))]
        : []),
      row(
        button('Open the briefing', viewButtonId(briefing, tabOf(entry.section))),
        ...sourceButton(briefing),
      ),
      ...(related.length ? [separator(), ...foundList('Related', related)] : []),
    ),
  ];
}

/** Entries to press, one a line, under a heading. */
export const foundList = (title: string, found: readonly Found[]): Block[] => [
  text(`### ${title}`),
  ...found.map((one) =>
    section(`${snippet(one.entry)}\n-# ${from(one)}`, button('Show', entryButtonId(one.entry.id))),
  ),
];

/** Marks what matched in bold, as long as that takes no more room than escaping every character would. */
function term(value: string, bold: readonly Range[] = []): string {
  const shown = toMarkdown(unmarked(value), bold);
  const fits = value.length <= TERM_CHARACTERS && shown.length <= 2 * TERM_CHARACTERS;
  return fits ? shown : escapeLine(shorten(value, TERM_CHARACTERS));
}

const snippet = (entry: Entry): string =>
  entry.term
    ? `**${shorten(escapeLine(heading(entry)), SNIPPET_CHARACTERS)}**`
    : shorten(escapeLine(entry.text.plain), SNIPPET_CHARACTERS);

const from = ({ briefing, entry }: Found): string =>
  [
    LABELS[entry.section],
    isolated(shorten(escapeLine(briefing.title), 80)),
    formatDate(briefing.date),
    briefing.retracted && '⚠️ retracted',
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ');
