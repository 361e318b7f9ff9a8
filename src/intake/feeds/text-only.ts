import type { Element, RootContent as HtmlContent, Text } from 'hast';
import type { Nodes, RootContent } from 'mdast';

/**
 * What is no text of a briefing: pictures, frames, forms, and what a publisher struck out, which would read as true
 * without the stroke.
 */
const LEFT_OUT = new Set([
  ...['img', 'picture', 'svg', 'math', 'canvas', 'video', 'audio', 'object', 'embed', 'iframe', 'frame'],
  ...['form', 'input', 'button', 'select', 'textarea', 'datalist', 'script', 'style', 'template', 'noscript'],
  ...['del', 's', 'strike'],
]);
/** Buttons and the like that Substack, WordPress and FeedBurner put between a publisher's words. */
const BESIDE =
  /(?:^|\s)(?:button-wrapper|subscription-widget\S*|wp-block-buttons?|sharedaddy|jp-relatedposts|feedflare)(?:\s|$)/;
const WITHOUT_TEXT = new Set(['br', 'hr', 'td', 'th']);

/**
 * Nodes without what is left out. What is empty becomes mere white space: thousands of empty tags in a row take the
 * converter minutes.
 */
export function textOnly(nodes: readonly HtmlContent[]): HtmlContent[] {
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
  const isLeftOut =
    LEFT_OUT.has(element.tagName) || BESIDE.test([element.properties.className].flat().join(' '));
  const children = isLeftOut ? [] : textOnly(element.children);
  const isEmpty = children.every((child) => child.type === 'text' && !child.value.trim());
  if (isEmpty && !WITHOUT_TEXT.has(element.tagName))
    return { type: 'text', value: children.length ? ' ' : '' };
  return { ...element, children: children.filter((child) => child.type !== 'doctype') };
}

/** Whether the last paragraph is short and links to the page itself: "The post … appeared first on …", "Read on". */
export function isNotice(parts: readonly RootContent[], page: string | undefined): boolean {
  const last = parts.at(-1);
  return (
    parts.length > 1 &&
    last?.type === 'paragraph' &&
    lengthOf(last) <= LONGEST_NOTICE &&
    last.children.some((part) => part.type === 'link' && page !== undefined && isSame(part.url, page))
  );
}

/** In characters: two titles and a few words. */
const LONGEST_NOTICE = 400;

const lengthOf = (node: Nodes): number =>
  'value' in node
    ? node.value.length
    : 'children' in node
      ? node.children.reduce((sum, child) => sum + lengthOf(child), 0)
      : 0;

const isSame = (one: string, other: string): boolean => bare(one) === bare(other);
// Many sites name their pages by what follows the question mark.
const bare = (address: string): string => address.replace(/[?&]utm_[^&]*/g, '').replace(/^https?:|\/$/g, '');
