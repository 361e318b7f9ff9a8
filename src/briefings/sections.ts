import type { BlockContent, DefinitionContent, Heading, ListItem, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { RichText, Section } from './briefing.ts';
import { quote } from './briefing-error.ts';
import { nearestHeading, sectionOf } from './headings.ts';
import { fromPhrasing, join, trim } from './rich-text.ts';

/** One paragraph or list item of a section, where it begins, and whether it belongs to the item before it. */
export type Item = { section: Section; text: RichText; line: number; column: number; bullet: boolean };
export type Outline = {
  title?: string;
  items: Item[];
  problems: { line: number; column: number; found: string; mend: string }[];
};

/** Reads normalised Markdown (see `normalise`) into its sections' items. HTML is taken as the text it is. */
export function readOutline(markdown: string): Outline {
  const outline: Outline = { items: [], problems: [] };
  let section: Section = 'summary';
  let lead: RichText | undefined;
  for (const node of parse(markdown).children) {
    if (node.type !== 'heading') {
      for (const item of itemsOf(node, section)) {
        outline.items.push(lead && section === 'analysis' ? { ...item, text: join(lead, item.text) } : item);
        lead = undefined;
      }
      continue;
    }
    const text = trim(fromPhrasing(node.children));
    const opened = sectionOf(text.plain);
    const meant = opened ? undefined : nearestHeading(text.plain);
    if (opened) section = opened;
    else if (meant)
      outline.problems.push({
        ...place(node),
        found: `the heading ${quote(text.plain)} is not known`,
        mend: `Did you mean ${quote(meant)}?`,
      });
    else if (isTitle(node, outline)) outline.title = text.plain;
    else section = 'analysis';
    // A heading of the publisher's own stays, in bold, above the paragraph that it heads.
    lead = opened || meant || outline.title === text.plain ? undefined : headline(text);
  }
  return outline;
}

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, {
    extensions: [
      { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'setextUnderline', 'definition'] } },
    ],
  });

const isTitle = (node: Heading, { title, items }: Outline): boolean =>
  node.depth === 1 && title === undefined && items.length === 0;

const headline = ({ plain }: RichText): RichText => ({
  plain: `${plain}\n`,
  marks: plain ? [{ kind: 'bold', start: 0, end: plain.length }] : [],
});

const place = (node: RootContent | ListItem) => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

function itemsOf(node: RootContent, section: Section): Item[] {
  if (node.type === 'list') {
    return node.children
      .map((item) => ({ section, text: flatten(item.children), bullet: true, ...place(item) }))
      .filter(hasText);
  }
  return [{ section, text: flatten([node]), bullet: false, ...place(node) }].filter(hasText);
}

const hasText = ({ text }: Item): boolean => text.plain !== '';

/** Everything inside some blocks as one text; what was set apart (a second paragraph, a list in a list) on its own line. */
function flatten(nodes: readonly (RootContent | BlockContent | DefinitionContent | ListItem)[]): RichText {
  const texts = nodes.map((node): RichText => {
    if (node.type === 'paragraph' || node.type === 'heading') return trim(fromPhrasing(node.children));
    if (node.type === 'code') return { plain: node.value.trim(), marks: [] };
    if (node.type === 'listItem') return join({ plain: '– ', marks: [] }, flatten(node.children));
    return 'children' in node
      ? flatten(node.children as (BlockContent | ListItem)[])
      : { plain: '', marks: [] };
  });
  const [first = { plain: '', marks: [] }, ...others] = texts.filter(({ plain }) => plain);
  return others.reduce((all, text) => join(join(all, { plain: '\n', marks: [] }), text), first);
}
