import type { PhrasingContent } from 'mdast';
import type { RichText } from '../briefing.ts';
import { cleanText } from '../clean-text.ts';
import { join, linked, marked, unlinked, unmarked, withLinks } from '../rich-text.ts';
import { literalPieces } from './literal.ts';

/** The text of Markdown's inline nodes: line breaks become spaces (hard ones stay), images their description. */
export const fromPhrasing = (nodes: readonly PhrasingContent[]): RichText => withLinks(fromNodes(nodes));

/** How many characters of the inline nodes' text are on their first line, if the next lines are merely wrapped. */
export function firstLineOf(nodes: readonly PhrasingContent[]): number | undefined {
  const before: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type === 'break') return undefined;
    const [line = '', ...others] = node.type === 'text' ? node.value.split('\n') : [];
    if (others.length) return fromNodes([...before, { type: 'text', value: line }]).plain.trim().length;
    before.push(node);
  }
  return undefined;
}

const fromNodes = (nodes: readonly PhrasingContent[]): RichText => join(nodes.map(fromNode));

function fromNode(node: PhrasingContent): RichText {
  switch (node.type) {
    case 'text':
      return join(literalPieces(node).map(fromPiece));
    case 'inlineCode':
      return marked(unmarked(node.value.replace(/\s+/g, ' ')), 'code');
    case 'strong':
      return marked(fromNodes(node.children), 'bold');
    case 'emphasis':
      return marked(fromNodes(node.children), 'italic');
    case 'link': {
      const inner = fromNodes(node.children);
      return isWeb(node.url) ? linked(inner, node.url) : inner;
    }
    case 'linkReference': {
      const inner = fromNodes(node.children);
      if (node.data?.href !== undefined) return linked(inner, node.data.href);
      const label = { shortcut: '', collapsed: '[]', full: `[${node.label ?? node.identifier}]` };
      return join([unmarked('['), inner, unmarked(`]${label[node.referenceType]}`)]);
    }
    case 'footnoteReference':
      return unmarked(`[${node.label ?? node.identifier}]`);
    case 'image':
    case 'imageReference':
      return unmarked(joinLines(cleanText(node.alt ?? '')));
    case 'break':
      return unmarked('\n');
    default:
      return 'children' in node ? fromNodes(node.children) : unmarked('');
  }
}

function fromPiece({ value, literal }: ReturnType<typeof literalPieces>[number]): RichText {
  const text = unmarked(joinLines(cleanText(value)));
  return literal ? unlinked(text) : text;
}

// Chinese and Japanese lines are joined without a space.
const joinLines = (value: string): string =>
  value
    .replace(/[ \t]+/g, ' ')
    .replace(
      /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}，。、；：]) ?\n ?(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu,
      '',
    )
    .replace(/[ \n]+/g, ' ');

/** Whether a reader's browser may open an address. */
export const isWeb = (href: string): boolean =>
  !/[\s<>]/.test(href) && URL.canParse(href) && ['http:', 'https:'].includes(new URL(href).protocol);
