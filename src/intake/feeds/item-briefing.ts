import { createHash } from 'node:crypto';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Briefing } from '../../briefings/briefing.ts';
import { BriefingError } from '../../briefings/briefing-error.ts';
import { cleanLine } from '../../briefings/clean-text.ts';
import { idFromFile, withId } from '../../briefings/identity.ts';
import { parseBriefing } from '../../briefings/parse.ts';
import { shorten } from '../../briefings/shorten.ts';
import { MAX_TITLE } from '../../briefings/title.ts';
import type { FeedItem } from './read-feed.ts';

const MOST_TOPICS = 20;
const TOPIC_CHARACTERS = 50;

/** An item as a briefing, or what keeps it from being one. */
export type ItemBriefing = { briefing: Briefing } | { problem: string };

/** The id an item's briefing gets when it is first seen: of its title and of what identifies it. */
export function idOfItem({ title, key }: FeedItem): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 10);
  return idFromFile(`${title.slice(0, 40).toWellFormed()} ${hash}.md`);
}

/**
 * Reads an item as a briefing, by the same headings as a file's Markdown. Without any of them it is all summary,
 * which is a problem unless `loose`.
 */
export function itemBriefing(item: FeedItem, id: string, loose: boolean): ItemBriefing {
  try {
    const parsed = parseBriefing(new TextEncoder().encode(markdownOf(item)), 'item.md');
    if (!loose && parsed.entries.every(({ section }) => section === 'summary'))
      return {
        problem:
          'it has none of the headings "Key takeaways", "Analysis" and "Did you know?"; set FEEDS_LOOSE=yes to take such items as a summary',
      };
    const title = cleanLine(item.title);
    return {
      briefing: withId(
        {
          ...parsed,
          ...(title && { title: shorten(title, MAX_TITLE) }),
          ...(item.date !== undefined && { date: item.date }),
          ...(item.link !== undefined && { source: item.link }),
          topics: topicsOf(item),
        },
        id,
      ),
    };
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    const [first] = error.problems;
    return { problem: first ? `${first.found}. ${first.mend}` : error.message };
  }
}

function markdownOf({ content, link }: FeedItem): string {
  if ('plain' in content) return content.plain;
  const tree = toMdast(fromHtml(content.html, { fragment: true }), {
    // Pictures have no place in a briefing, and what frames and forms hold is not its text.
    handlers: { img: nothing, iframe: nothing, video: nothing, audio: nothing, form: nothing, svg: nothing },
  });
  resolveLinks(tree, link);
  return toMarkdown(tree);
}

const nothing = (): undefined => undefined;

/** Addresses in an item count from the item's own. */
function resolveLinks(node: Nodes, base: string | undefined): void {
  if (node.type === 'link' && URL.canParse(node.url, base)) node.url = new URL(node.url, base).href;
  if ('children' in node) for (const child of node.children) resolveLinks(child, base);
}

const topicsOf = ({ topics }: FeedItem): string[] =>
  [...new Set(topics.map((topic) => shorten(cleanLine(topic), TOPIC_CHARACTERS)).filter(Boolean))].slice(
    0,
    MOST_TOPICS,
  );
