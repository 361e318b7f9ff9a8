/** A line of Markdown without what Obsidian, Notion, GitHub and ChatGPT write into it for themselves. */
export const withoutAppMarks = (line: string): string =>
  line
    .replace(BREAK, '  ')
    .replace(IN_WORDS, (all, ticks?: string, embeds?: string, page = '', words = page) =>
      ticks ? all : embeds ? '' : words || (/^<br/i.test(all) ? ' ' : ''),
    )
    .replace(BOX, '')
    .replace(SUMMARY, '**$1**  ')
    .replace(CALLOUT, (_all, quote: string, title: string) =>
      title ? `${quote}**${title.trim()}**  ` : quote,
    )
    .replace(TASK, '$1');

/** At the end of a line it is a line break of Markdown's, and alone on one nothing. */
const BREAK = /(?<!\\)<br\s*\/?>\s*$/i;
const BOX = /^\s*<\/?(?:aside|details)>\s*$/i;
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
/** `<br>` within a line, as in cells of tables. */
const BREAK_WITHIN = /(?<!\\)<br\s*\/?>/;
/** Where ChatGPT has it from, in signs of its own. */
const CITED =
  / ?(?:【\d+(?::\d+)?†[^】]{0,99}】|:contentReference\[oaicite:\d+\]\{index=\d+\}|\ue200[^\ue201]{0,999}\ue201)/;
const IN_WORDS = new RegExp(
  [CODE, COMMENT, NOTE_LINK, BREAK_WITHIN, CITED].map(({ source }) => source).join('|'),
  'gi',
);
