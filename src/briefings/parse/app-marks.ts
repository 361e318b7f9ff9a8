/** A line of Markdown without what Obsidian, Notion and GitHub write into it for themselves. */
export const withoutAppMarks = (line: string): string =>
  line
    .replace(IN_WORDS, (all, ticks?: string, embeds?: string, page = '', words = page) =>
      ticks ? all : embeds ? '' : words,
    )
    .replace(BOX, '')
    .replace(SUMMARY, '**$1**  ')
    .replace(CALLOUT, (_all, quote: string, title: string) =>
      title ? `${quote}**${title.trim()}**  ` : quote,
    )
    .replace(TASK, '$1');

const BOX = /^\s*<(?:\/?(?:aside|details)|br\s*\/?)>\s*$/i;
/** The caption of a box that opens. */
const SUMMARY = /^\s*(?:<details>\s*)?<summary>\s*(.*\S)\s*<\/summary>\s*$/i;
const CALLOUT = /^(\s*>\s*)\[![a-z-]+\][+-]?\s*(.*)$/i;
const TASK = /^(\s*[-*+]\s+)\[[ x]\]\s+(?=\S)/i;
/** Code stays as it is. */
const CODE = /(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)/;
// After a number, the sign was merely typed twice.
const COMMENT = /(?<![\\%\d])%%(?!%).*?%%/;
// With an address after them the brackets are Markdown's, and with a number in them they mark a note.
const NOTE_LINK = /(?<!\\)(!?)\[\[(?!\d+\]\])([^[\]|\n]{1,200})(?:\|([^[\]|\n]{1,200}))?\]\](?![([])/;
const IN_WORDS = new RegExp([CODE, COMMENT, NOTE_LINK].map(({ source }) => source).join('|'), 'g');
