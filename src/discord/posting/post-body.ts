import {
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RESTAPIAttachment,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { Briefing } from '../../briefings/briefing.ts';
import { shorten } from '../../briefings/shorten.ts';
import { briefingView, firstTab, tabButtons } from '../briefing-view.ts';
import { row, text } from '../components.ts';
import { escapeLine } from '../markdown.ts';
import { newsLines } from '../news-lines.ts';
import { toMarkdownPieces } from '../pages.ts';

/** What a post shows besides the briefing. */
export type PostParts = {
  deliveryId: string;
  briefing: Briefing;
  /** 1 is the first publication. */
  revision: number;
  /** How many earlier briefings were left out. */
  missed: number;
  roleId?: string;
};

type Body = Pick<RESTPostAPIChannelMessageJSONBody, 'content' | 'flags' | 'allowed_mentions'> & {
  components: APIMessageTopLevelComponent[];
  attachments?: RESTAPIAttachment[];
};

/** This custom_id, on a button that nobody can press, tells which delivery a post is of. */
export const markOf = (deliveryId: string): string => `briefing:delivery:${deliveryId}`;

/** The message that brings a briefing to a channel: its first page, with buttons for the rest. */
export function postBody(parts: PostParts): Body {
  const { briefing, roleId } = parts;
  const view = briefingView(briefing, firstTab(briefing), 1, {
    lines: newsLines(parts),
    currentId: markOf(parts.deliveryId),
  });
  return {
    components: [...(roleId ? [text(`<@&${roleId}>`)] : []), ...view],
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: allowed(roleId),
  };
}

/** The same message, edited. It pings nobody a second time. */
export const editBody = (parts: PostParts): Body => ({ ...postBody(parts), allowed_mentions: allowed() });

const CONTENT_CHARACTERS = 2000;
const TITLE_CHARACTERS = 100;
/** The beginning of a text is shown if so much of it fits; less would say too little. */
const WORTH_BEGINNING = 200;

/** The title of a forum post. */
export const forumTitle = ({ title }: Briefing): string => shorten(title, TITLE_CHARACTERS);

/**
 * The first message of a forum post. Discord documents no components of the second version there, so it is plain text
 * with rows of buttons: as much of the summary and takeaways as fits, and the rest behind the buttons.
 */
export function forumBody(parts: PostParts): Body {
  const { briefing, roleId } = parts;
  const lines = [...(roleId ? [`<@&${roleId}>`] : []), ...newsLines(parts)];
  let room = CONTENT_CHARACTERS - lines.join('\n').length - 1;
  const shown = briefing.entries.filter(({ section }) => section === 'summary' || section === 'takeaways');
  for (const { section, text: words } of shown) {
    // A bullet, a line break and the sign that there is more take 5 characters.
    const [first = '', ...more] = toMarkdownPieces(words, Math.max(room - 5, 2));
    if (first.length + 5 > room || (more.length && room < WORTH_BEGINNING)) break;
    const shownText = more.length ? `${first.trimEnd()} …` : first;
    lines.push(section === 'takeaways' ? `- ${shownText}` : shownText);
    if (more.length) break;
    room -= first.length + 3;
  }
  return {
    content: lines.join('\n') || escapeLine(forumTitle(briefing)),
    components: [row(...tabButtons(briefing, firstTab(briefing), markOf(parts.deliveryId)))],
    allowed_mentions: allowed(roleId),
  };
}

/** A forum post's first message edited. */
export const editForumBody = (parts: PostParts): Body => ({
  ...forumBody(parts),
  allowed_mentions: allowed(),
});

const allowed = (roleId?: string) => ({ parse: [], ...(roleId && { roles: [roleId] }) });
