import type { Briefing, Entry, Section } from '../briefings/briefing.ts';
import { shorten } from '../briefings/shorten.ts';
import {
  type Block,
  type Button,
  button,
  type Component,
  container,
  LIMITS,
  link,
  pageButtons,
  row,
  section,
  separator,
  text,
} from './components.ts';
import { escapeLine } from './markdown.ts';
import { newsLines } from './news-lines.ts';
import { type Piece, paginate, toMarkdownPieces } from './pages.ts';

/** The tabs of a briefing, in the order of their buttons. Every entry is on exactly one. */
export const TABS = ['overview', 'analysis', 'glossary'] as const;
export type Tab = (typeof TABS)[number];

const TAB_OF: Record<Section, Tab> = {
  summary: 'overview',
  takeaways: 'overview',
  analysis: 'analysis',
  glossary: 'glossary',
};

const HEADINGS: Partial<Record<Section, string>> = {
  takeaways: 'Key takeaways',
  analysis: 'Analysis',
  glossary: 'Did you know?',
};

/**
 * What is left for the entries of a page once ping, title, news, tabs and page buttons have taken their share: at most
 * 1,450 characters, if every character of a title and a correction is escaped.
 */
const PAGE = { characters: LIMITS.characters - 1500, components: LIMITS.components - 16 };
const FACTS_CHARACTERS = 200;

/** How much of a message's limits something takes. */
type Room = { characters: number; components: number };

/**
 * What a post or a preview has of its own: `lines` above the text, the custom_id of the button of the tab that is
 * shown, those of the buttons that lead to other tabs and pages, and how much it takes itself in the same message.
 */
export type ShownAs = {
  lines: readonly string[];
  currentId: string;
  idOf: (tab: Tab, page: number) => string;
  taken: Room;
};

/** One page of one tab of a briefing. A page that does not exist (any more) becomes the nearest one that does. */
export function briefingView(
  briefing: Briefing,
  tab: Tab = firstTab(briefing),
  page = 1,
  {
    lines,
    currentId,
    idOf = (to, number) => viewButtonId(briefing, to, number),
    taken = { characters: 0, components: 0 },
  }: Partial<ShownAs> = {},
): Component[] {
  const news = lines ?? newsLines({ briefing });
  const characters = PAGE.characters - taken.characters;
  const pages = paginate(
    briefing.entries.filter((entry) => TAB_OF[entry.section] === tab).flatMap(piecesOf(characters)),
    characters,
    PAGE.components - taken.components,
  );
  const number = Math.min(Math.max(page, 1), Math.max(pages.length, 1));
  return [
    container(
      text(header(briefing)),
      ...(news.length ? [text(news.join('\n'))] : []),
      ...blocks(pages[number - 1] ?? []),
      separator(),
      row(...tabButtons(briefing, tab, currentId, idOf)),
      ...(pages.length > 1 ? [row(...pageButtons(number, pages.length, (to) => idOf(tab, to)))] : []),
    ),
  ];
}

/** The first tab that has something on it. Every briefing has an entry, so there is one. */
export const firstTab = (briefing: Briefing): Tab =>
  TABS.find((tab) => briefing.entries.some((entry) => TAB_OF[entry.section] === tab)) ?? 'overview';

/** The custom_id of the button that opens this tab, or turns to a page of it. `commands/briefing.ts` reads it back. */
export const viewButtonId = (briefing: Briefing, tab: Tab, page?: number): string =>
  ['briefing:open', briefing.id, tab, ...(page === undefined ? [] : [page])].join(':');

/** The custom_id of the button that opens an entry, or turns to a page of it. `commands/explain.ts` reads it back. */
export const entryButtonId = (entryId: string, page?: number): string =>
  ['explain:open', entryId, ...(page === undefined ? [] : [page])].join(':');

/** The tab on which a section's entries are shown. */
export const tabOf = (section: Section): Tab => TAB_OF[section];

function header(briefing: Briefing): string {
  const facts = [formatDate(briefing.date), ...briefing.topics].filter((fact) => fact !== undefined);
  const title = `## ${escapeLine(briefing.title)}`;
  return facts.length ? `${title}\n-# ${shorten(escapeLine(facts.join(' · ')), FACTS_CHARACTERS)}` : title;
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The day a briefing was published, in UTC, as in its publisher's file: "25 April 2024". */
export const formatDate = (date: number | undefined): string | undefined =>
  date === undefined ? undefined : days.format(date);

/** A button for each tab that has something on it, with that of `current` shown as pressed, and one to the source. */
export function tabButtons(
  briefing: Briefing,
  current: Tab,
  currentId?: string,
  idOf: ShownAs['idOf'] = (tab, page) => viewButtonId(briefing, tab, page),
): Button[] {
  const shown = TABS.filter((tab) => briefing.entries.some((entry) => TAB_OF[entry.section] === tab));
  const tabs = shown.map((tab) =>
    button(tab[0]?.toUpperCase() + tab.slice(1), tab === current && currentId ? currentId : idOf(tab, 1), {
      primary: true,
      disabled: tab === current,
    }),
  );
  return [...tabs, ...sourceButton(briefing)];
}

/** A button that opens the original, unless its address is longer than Discord lets a button have. */
export const sourceButton = ({ source }: Briefing): Button[] =>
  source !== undefined && source.length <= LIMITS.url ? [link('Source', source)] : [];

type Shown = { explain?: string };

const piecesOf =
  (characters: number) =>
  (entry: Entry, position: number, all: readonly Entry[]): Piece<Shown>[] => {
    const first = all[position - 1]?.section !== entry.section;
    const heading = first && HEADINGS[entry.section] ? `### ${HEADINGS[entry.section]}\n` : '';
    const term = entry.term ? `**${escapeLine(entry.term)}**\n` : '';
    const lead = heading + term;
    return toMarkdownPieces(entry.text, characters - lead.length).map((markdown, part) => {
      if (part > 0) return { markdown, components: 1, item: {} };
      if (entry.section !== 'takeaways') return { markdown: lead + markdown, components: 1, item: {} };
      return { markdown: `${lead}- ${markdown}`, components: 3, item: { explain: entry.id } };
    });
  };

const blocks = (page: readonly Piece<Shown>[]): Block[] =>
  page.map(({ markdown, item }) =>
    item.explain ? section(markdown, button('Explain', entryButtonId(item.explain))) : text(markdown),
  );
