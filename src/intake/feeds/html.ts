import type { Element, RootContent as HtmlContent, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';

/**
 * A publisher's HTML as Markdown; addresses in it count from `base`. Throws a `RangeError` when it is nested too deeply.
 */
export function markdownOfHtml(html: string, base: string | undefined): string {
  const root = fromHtml(html, { fragment: true });
  const handlers = { table: flow, caption: flow, tr: row, td: flow, th: flow };
  const tree = toMdast({ type: 'root', children: textOnly(root.children) }, { handlers });
  resolveLinks(tree, base);
  return toMarkdown(tree, WRITTEN);
}

/** So that what is read is what was written: each emphasis by a letter of its own, and no `<` that could begin an address. */
const WRITTEN = {
  emphasis: '_',
  unsafe: [{ character: '<', inConstruct: 'phrasing' }],
  extensions: [gfmTableToMarkdown()],
} satisfies Options;

/**
 * What is no text of a briefing: pictures, frames, forms, and what a publisher struck out, which would read as true without
 * the stroke.
 */
const LEFT_OUT = new Set([
  ...['img', 'picture', 'svg', 'math', 'canvas', 'video', 'audio', 'object', 'embed', 'iframe', 'frame'],
  ...['form', 'input', 'button', 'select', 'textarea', 'datalist', 'script', 'style', 'template', 'noscript'],
  ...['del', 's', 'strike'],
]);
const WITHOUT_TEXT = new Set(['br', 'hr', 'td', 'th']);

/**
 * Nodes without what is left out, and with what is empty as mere white space: thousands of empty tags in a row take the
 * converter minutes.
 */
function textOnly(nodes: readonly HtmlContent[]): HtmlContent[] {
  const kept: HtmlContent[] = [];
  for (const node of nodes) {
    const one = node.type === 'element' ? cleared(node) : node;
    const last = kept.at(-1);
    if (one.type === 'text' && last?.type === 'text') last.value += one.value;
    else if (one.type === 'text' || one.type === 'element') kept.push(one);
  }
  return kept;
}

function cleared(element: Element): Element | Text {
  const children = LEFT_OUT.has(element.tagName) ? [] : textOnly(element.children);
  const isEmpty = children.every((child) => child.type === 'text' && !child.value.trim());
  if (isEmpty && !WITHOUT_TEXT.has(element.tagName))
    return { type: 'text', value: children.length ? ' ' : '' };
  return { ...element, children: children.filter((child) => child.type !== 'doctype') };
}

const flow: Handle = (state, { children }) => state.toFlow(state.all({ type: 'root', children }));

/** A row is a line, `first: second, third`; where a cell holds more than a line the table is mere layout, and each part stands alone. */
function row(state: State, { children }: Element): RootContent[] {
  const cells = children
    .filter((cell) => cell.type === 'element')
    .map((cell) => state.toFlow(state.all(cell)))
    .filter((cell) => cell.length > 0);
  const line: PhrasingContent[] = [];
  for (const [at, [part, ...more]] of cells.entries()) {
    if (part?.type !== 'paragraph' || more.length) return cells.flat();
    if (at) line.push({ type: 'text', value: at === 1 ? ': ' : ', ' });
    line.push(...part.children);
  }
  return line.length ? [{ type: 'paragraph', children: line }] : [];
}

function resolveLinks(node: Nodes, base: string | undefined): void {
  if (node.type === 'link' && URL.canParse(node.url, base)) node.url = new URL(node.url, base).href;
  if ('children' in node) for (const child of node.children) resolveLinks(child, base);
}
