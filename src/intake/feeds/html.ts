import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { isNotice, textOnly } from './text-only.ts';

/**
 * A publisher's HTML as Markdown. Addresses in it are relative to `base`, the page that it is from. Throws a
 * `RangeError` when it is nested too deeply.
 */
export function markdownOfHtml(html: string, base: string | undefined): string {
  const root = fromHtml(html, { fragment: true });
  const handlers = { table, caption: flow };
  const tree = toMdast({ type: 'root', children: textOnly(root.children) }, { handlers });
  resolveLinks(tree, base);
  if (tree.type === 'root' && isNotice(tree.children, base)) tree.children.pop();
  // Whoever types a bullet into a paragraph means a bullet.
  return toMarkdown(tree, WRITTEN).replace(/^( *)\\(?=[-*+] )/gm, '$1');
}

/**
 * Ensures that what is read is what was written: each kind of emphasis has a sign of its own, and no `<` can begin an
 * address.
 */
const WRITTEN = {
  emphasis: '_',
  unsafe: [{ character: '<', inConstruct: 'phrasing' }],
  extensions: [gfmTableToMarkdown()],
  handlers: {
    // A backslash would stay if the line after it is a bullet or a heading.
    break: (...all) => defaultHandlers.break(...all).replace('\\', '  '),
    // Among words a fence would not be closed, and everything after it would be code.
    code: (code, parent, ...all) =>
      parent && FLOW.includes(parent.type)
        ? defaultHandlers.code(code, parent, ...all)
        : defaultHandlers.inlineCode(
            { type: 'inlineCode', value: code.value.replace(/\s+/g, ' ') },
            parent,
            all[0],
          ),
    // Nobody counts takeaways, and a number that stands alone would be taken for part of the text.
    list: (list, ...all) => defaultHandlers.list({ ...list, ordered: false }, ...all),
  },
} satisfies Options;

const FLOW: readonly string[] = ['root', 'blockquote', 'listItem'];

const flow: Handle = (state, { children }) => state.toFlow(state.all({ type: 'root', children }));

/**
 * A table with a head stays a table, as its head is no item where the rows are a list. In any other table each row
 * becomes a line, `first: second, third`. If a cell has more than one line, the table is mere layout, and each part
 * stands alone.
 */
const table: Handle = (state, { children }) => {
  const rows = rowsOf(children);
  // Done only once: each level of tables within tables would double the work.
  const lines = rows.map((cells) => cells.map((cell) => state.toFlow(state.all(cell))));
  const above = children.filter((child) => child.type === 'element' && child.tagName === 'caption');
  const hasHead = rows.length > 1 && rows[0]?.every(({ tagName }) => tagName === 'th');
  const below = hasHead && lines.flat().every(isLine) ? [tableOf(lines)] : lines.flatMap(rowOf);
  return [...state.toFlow(state.all({ type: 'root', children: above })), ...below];
};

/** The cells of each row of a table. */
function rowsOf(children: readonly ElementContent[]): Element[][] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [];
    if (child.tagName === 'tr') return [child.children.filter((cell) => cell.type === 'element')];
    return ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsOf(child.children) : [];
  });
}

/** Whether a cell is empty or one line. */
const isLine = ([part, ...more]: readonly RootContent[]): boolean =>
  !more.length &&
  (!part || (part.type === 'paragraph' && part.children.every(({ type }) => type !== 'break')));

const phrasingOf = ([part]: readonly RootContent[]): PhrasingContent[] =>
  part?.type === 'paragraph' ? part.children : [];

const tableOf = (lines: readonly (readonly RootContent[][])[]): RootContent => ({
  type: 'table',
  children: lines.map((cells) => ({
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: phrasingOf(cell) })),
  })),
});

function rowOf(row: readonly RootContent[][]): RootContent[] {
  const cells = row.filter((cell) => cell.length > 0);
  if (!cells.every((cell) => cell.length === 1 && cell[0]?.type === 'paragraph')) return cells.flat();
  const children = cells.flatMap((cell, at): PhrasingContent[] => [
    ...(at ? [{ type: 'text', value: at === 1 ? ': ' : ', ' } as const] : []),
    ...phrasingOf(cell),
  ]);
  return children.length ? [{ type: 'paragraph', children }] : [];
}

function resolveLinks(node: Nodes, base: string | undefined): void {
  if (node.type === 'link' && URL.canParse(node.url, base)) node.url = new URL(node.url, base).href;
  if ('children' in node) for (const child of node.children) resolveLinks(child, base);
}
