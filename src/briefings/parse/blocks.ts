import type {
  BlockContent,
  Definition,
  DefinitionContent,
  FootnoteDefinition,
  ListItem,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import { isListed, type RichText, type Section } from '../briefing.ts';
import { cleanLine, isVisible } from '../clean-text.ts';
import { join, plainText, trim, unmarked } from '../rich-text.ts';
import { firstLineOf, fromPhrasing } from './phrasing.ts';

/** One paragraph or list item of a section, where it begins, and whether it is a list item. */
export type Item = {
  section: Section;
  text: RichText;
  line: number;
  column: number;
  bullet: boolean;
  /** Where the first line of the file ends in `text`, if the lines after it are merely wrapped. */
  firstLine?: number;
};
type Block = RootContent | BlockContent | DefinitionContent | ListItem | TableRow;

/** Where a block begins in its text. */
export const place = (node: Block): { line: number; column: number } => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

/** What a block of a section holds: each item of a list, or the whole block. In a section of items, also each row of a table. */
export function itemsOf(node: RootContent, section: Section): Item[] {
  const parts: readonly Block[] =
    node.type === 'list' ? node.children : node.type === 'table' && isListed(section) ? rowsOf(node) : [node];
  return parts
    .map((part) => ({
      section,
      ...textOf(part.type === 'listItem' ? part.children : [part]),
      bullet: part !== node,
      ...place(part),
    }))
    .filter(({ text }) => isVisible(text.plain));
}

/** The rows of a table of items, without the names of its columns, and without a column that only counts the rows. */
function rowsOf({ children: rows }: Table): TableRow[] {
  const items = rows.slice(rows.length > 1 ? 1 : 0);
  const counts = items.every(
    ({ children: [cell] }, i) => cell && fromPhrasing(cell.children).plain === `${i + 1}`,
  );
  return counts ? items.map((row) => ({ ...row, children: row.children.slice(1) })) : items;
}

function textOf(nodes: readonly Block[]): Pick<Item, 'text' | 'firstLine'> {
  const [first] = nodes;
  const firstLine = first?.type === 'paragraph' ? firstLineOf(first.children) : undefined;
  return { text: flatten(nodes), ...(firstLine !== undefined && { firstLine }) };
}

/**
 * Everything inside some blocks as one text. What was set apart (a second paragraph, a list in a list) gets a line of
 * its own.
 */
const flatten = (nodes: readonly Block[]): RichText => inLines(nodes.map(fromBlock));

function fromBlock(node: Block): RichText {
  switch (node.type) {
    case 'heading':
      return trim(fromPhrasing(node.children));
    case 'paragraph':
      return inLines([trim(fromPhrasing(node.children)), ...(node.data?.notes ?? []).map(fromFootnote)]);
    case 'code':
      return inLines(node.value.split('\n').map((line) => plainText(cleanLine(line))));
    case 'list': {
      const texts = node.children
        .map((item) => flatten(item.children))
        .filter(({ plain }) => isVisible(plain));
      return inLines(texts.map((text) => join([unmarked('– '), text])));
    }
    case 'table':
      return flatten(node.children);
    case 'tableRow':
      return fromRow(node);
    case 'definition':
      return node.data?.used ? unmarked('') : fromDefinition(node);
    case 'footnoteDefinition':
      return node.data?.placed ? unmarked('') : fromFootnote(node);
    case 'blockquote':
    case 'listItem':
      return flatten(node.children);
    default:
      return unmarked('');
  }
}

/** A row of a table becomes one line, `first: second, third`. */
function fromRow({ children }: TableRow): RichText {
  const cells = children.map((cell) => trim(fromPhrasing(cell.children)));
  const named = cells[0] !== undefined && isVisible(cells[0].plain);
  return join(
    cells
      .filter((cell) => isVisible(cell.plain))
      .flatMap((cell, at) => (at ? [unmarked(named && at === 1 ? ': ' : ', '), cell] : [cell])),
  );
}

const fromFootnote = ({ label, identifier, children }: FootnoteDefinition): RichText =>
  trim(join([unmarked(`[${label ?? identifier}] `), flatten(children)]));

const fromDefinition = ({ label, identifier, url, title }: Definition): RichText =>
  plainText(cleanLine(`[${label ?? identifier}]: ${url}${title ? ` "${title}"` : ''}`));

/** Texts, one a line, without the blank ones. */
export const inLines = (texts: readonly RichText[]): RichText =>
  join(texts.filter(({ plain }) => plain).flatMap((text, at) => (at ? [unmarked('\n'), text] : [text])));
