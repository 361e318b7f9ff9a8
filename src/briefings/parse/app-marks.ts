/** A line of Markdown without what Obsidian, Notion and GitHub write into it for themselves. */
export const withoutAppMarks = (line: string): string =>
  linksInWords(line)
    .replace(COMMENT, '')
    .replace(BOX, '')
    .replace(CALLOUT, (_all, quote: string, title: string) =>
      title ? `${quote}**${title.trim()}**  ` : quote,
    )
    .replace(TASK, '$1');

/** Code is as it is. */
const linksInWords = (line: string): string =>
  line.includes('`')
    ? line
    : line.replace(NOTE_LINK, (_all, embeds: string, page: string, words = page) => (embeds ? '' : words));

const COMMENT = /(?<![\\%])%%(?!%).*?%%/g;
const BOX = /^\s*<(?:\/?(?:aside|details)|br\s*\/?)>\s*$/i;
const CALLOUT = /^(\s*>\s*)\[![a-z-]+\][+-]?\s*(.*)$/i;
const TASK = /^(\s*[-*+]\s+)\[[ x]\]\s+(?=\S)/i;
// With an address after them the brackets are Markdown's, and a number in them is one of a note.
const NOTE_LINK = /(?<!\\)(!?)\[\[(?!\d+\]\])([^[\]|\n]{1,200})(?:\|([^[\]|\n]{1,200}))?\]\](?![([])/g;
