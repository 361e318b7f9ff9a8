import type { BlockContent, DefinitionContent, Heading, ListItem, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { RichText, Section } from './briefing.ts';
import { type Problem, quote } from './briefing-error.ts';
import { cleanLine, isVisible } from './clean-text.ts';
import { nearestHeading, sectionOf } from './headings.ts';
import { keepLiteral } from './literal.ts';
import { firstLineOf, fromPhrasing } from './phrasing.ts';
import { join, marked, plainText, trim } from './rich-text.ts';

/** One paragraph or list item of a section, where it begins, and whether it is a list item. */
export type Item = {
  section: Section;
  text: RichText;
  line: number;
  column: number;
  bullet: boolean;
  /** Where the first line of the file ends in `text`, if the lines after it only were wrapped. */
  firstLine?: number;
};
export type Outline = { title?: string; items: Item[]; problems: Omit<Problem, 'file'>[] };

/** Reads normalised Markdown (see `normalise`) into its sections' items. HTML is taken as the text it is. */
export function readOutline(markdown: string): Outline {
  const outline: Outline = { items: [], problems: [] };
  let section: Section = 'summary';
  let level = Number.POSITIVE_INFINITY;
  let leads: Item[] = [];
  const flush = (): void => {
    const last = leads.pop();
    if (last) outline.items.push(together(leads, last));
    leads = [];
  };
  for (const node of parse(markdown).children) {
    if (node.type !== 'heading') {
      for (const item of itemsOf(node, section)) {
        outline.items.push(together(leads, item));
        leads = [];
      }
      continue;
    }
    const text = trim(fromPhrasing(node.children));
    if (!isVisible(text.plain)) continue;
    const opened = sectionOf(text.plain);
    const meant = opened ? undefined : nearestHeading(text.plain);
    if (opened) {
      flush();
      section = opened;
      level = node.depth;
    } else if (isTitle(node, outline)) {
      outline.title = cleanLine(text.plain);
    } else if (meant) {
      const found = `the heading ${quote(text.plain)} is not known`;
      const fix = { from: text.plain, to: meant };
      outline.problems.push({ ...place(node), found, mend: `Did you mean ${quote(meant)}?`, fix });
    } else {
      if (node.depth <= level) {
        flush();
        section = 'analysis';
        level = node.depth;
      }
      // A heading of the publisher's own stays, in bold, above the text that it heads.
      leads.push({ section, text: marked(text, 'bold'), bullet: true, ...place(node) });
    }
  }
  flush();
  return outline;
}

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, {
    mdastExtensions: [keepLiteral],
    extensions: [
      { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'setextUnderline', 'definition'] } },
    ],
  });

const isTitle = (node: Heading, { title, items }: Outline): boolean =>
  node.depth === 1 && title === undefined && items.length === 0;

const together = (leads: readonly Item[], item: Item): Item =>
  leads.length ? { ...item, bullet: true, text: inLines([...leads, item].map(({ text }) => text)) } : item;

const place = (node: RootContent | ListItem) => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

function itemsOf(node: RootContent, section: Section): Item[] {
  const items =
    node.type === 'list'
      ? node.children.map((item) => ({ section, ...textOf(item.children), bullet: true, ...place(item) }))
      : [{ section, ...textOf([node]), bullet: false, ...place(node) }];
  return items.filter(({ text }) => isVisible(text.plain));
}

function textOf(nodes: readonly Block[]): Pick<Item, 'text' | 'firstLine'> {
  const [first] = nodes;
  const firstLine = first?.type === 'paragraph' ? firstLineOf(first.children) : undefined;
  return { text: flatten(nodes), ...(firstLine !== undefined && { firstLine }) };
}

type Block = RootContent | BlockContent | DefinitionContent | ListItem;

/** Everything inside some blocks as one text; what was set apart (a second paragraph, a list in a list) on its own line. */
const flatten = (nodes: readonly Block[]): RichText => inLines(nodes.map(fromBlock));

function fromBlock(node: Block): RichText {
  if (node.type === 'paragraph' || node.type === 'heading') return trim(fromPhrasing(node.children));
  if (node.type === 'code') return inLines(node.value.split('\n').map((line) => plainText(cleanLine(line))));
  if (node.type === 'list') {
    const texts = node.children.map((item) => flatten(item.children)).filter(({ plain }) => isVisible(plain));
    return inLines(texts.map((text) => join([{ plain: '– ', marks: [] }, text])));
  }
  return node.type === 'blockquote' || node.type === 'listItem' ? flatten(node.children) : plainText('');
}

/** Texts on a line each, without those that are blank. */
export const inLines = (texts: readonly RichText[]): RichText =>
  join(
    texts
      .filter(({ plain }) => plain)
      .flatMap((text, at) => (at ? [{ plain: '\n', marks: [] }, text] : [text])),
  );
