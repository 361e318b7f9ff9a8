import type { Briefing } from '../../briefings/briefing.ts';
import { BriefingError } from '../../briefings/briefing-error.ts';
import { cleanLine, isVisible } from '../../briefings/clean-text.ts';
import { withId } from '../../briefings/identity.ts';
import { LONGEST_SOURCE } from '../../briefings/parse/front-matter.ts';
import { LONGEST_TITLE } from '../../briefings/parse/title.ts';
import { parseBriefing } from '../../briefings/parse.ts';
import { shorten } from '../../briefings/shorten.ts';
import type { FeedItem } from './feed-item.ts';
import { markdownOfHtml } from './html.ts';

const MOST_TOPICS = 20;
const TOPIC_CHARACTERS = 50;

/** An item as a briefing, or what keeps it from being one. `tooMuch`: it costs too much to read. */
export type ItemBriefing = { briefing: Briefing } | { problem: string; tooMuch?: true };

/**
 * Reads an item as a briefing, by the same headings as a file's Markdown. Without any of them it is all summary, which
 * is a problem unless `loose`.
 */
export function itemBriefing(item: FeedItem, id: string, loose: boolean): ItemBriefing {
  try {
    const parsed = parseBriefing(new TextEncoder().encode(markdownOf(item)), 'item.md');
    if (!loose && parsed.entries.every(({ section }) => section === 'summary'))
      return {
        problem:
          'it has none of the headings "Key takeaways", "Analysis" and "Did you know?"; set FEEDS_LOOSE=yes to take such items as a summary',
      };
    return {
      briefing: withId(
        {
          ...parsed,
          ...(item.date !== undefined && { date: item.date }),
          ...(item.link !== undefined && item.link.length <= LONGEST_SOURCE && { source: item.link }),
          topics: topicsOf(item),
        },
        id,
      ),
    };
  } catch (error) {
    // Whatever the converters make of a publisher's HTML, it must not hold up the other items.
    if (!(error instanceof BriefingError)) return { problem: wordsFor(error) };
    const [first] = error.problems;
    return { problem: first ? `${first.found}. ${first.mend}` : error.message };
  }
}

/** Date and the like are those of the item, so its text has a front matter with the title only. */
const markdownOf = ({ title, content, link }: FeedItem): string =>
  `---\n${isVisible(cleanLine(title)) ? `title: ${JSON.stringify(shorten(cleanLine(title), LONGEST_TITLE))}\n` : ''}---\n${'plain' in content ? content.plain : markdownOfHtml(content.html, link)}`;

const wordsFor = (error: unknown): string =>
  error instanceof RangeError
    ? 'its HTML is nested too deeply; ask its publisher for plain paragraphs and lists'
    : `its HTML cannot be read (${error}); ask its publisher for plain paragraphs and lists`;

const topicsOf = ({ topics }: FeedItem): string[] =>
  [...new Set(topics.map((topic) => shorten(cleanLine(topic), TOPIC_CHARACTERS)).filter(isVisible))].slice(
    0,
    MOST_TOPICS,
  );
