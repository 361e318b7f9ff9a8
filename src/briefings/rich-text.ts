import type { PhrasingContent } from 'mdast';
import type { Mark, RichText } from './briefing.ts';

const EMPTY: RichText = { plain: '', marks: [] };

/** Text without formatting; addresses in it become links. */
export function plainText(plain: string): RichText {
  const marks = [...plain.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,:;!?'’”)\]]/g)]
    .filter(([href]) => URL.canParse(href))
    .map(({ 0: href, index: start }): Mark => ({ kind: 'link', start, end: start + href.length, href }));
  return { plain, marks };
}

/** Two texts, one after the other. */
export const join = (a: RichText, b: RichText): RichText => ({
  plain: a.plain + b.plain,
  marks: [...a.marks, ...b.marks.map((mark) => shift(mark, a.plain.length))],
});

/** The text of `plain[start, end)`, with its share of the marks. */
export function slice(text: RichText, start: number, end = text.plain.length): RichText {
  const marks = text.marks
    .map((mark) => ({ ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) }))
    .filter((mark) => mark.start < mark.end)
    .map((mark) => shift(mark, -start));
  return { plain: text.plain.slice(start, end), marks };
}

/** The text without space at its ends. */
export function trim(text: RichText): RichText {
  const start = text.plain.length - text.plain.trimStart().length;
  return slice(text, start, start + text.plain.trim().length);
}

const shift = (mark: Mark, by: number): Mark => ({ ...mark, start: mark.start + by, end: mark.end + by });

/** What Markdown's inline nodes say: line breaks become spaces (hard ones stay), images their description. */
export const fromPhrasing = (nodes: readonly PhrasingContent[]): RichText =>
  nodes.map(fromNode).reduce(join, EMPTY);

function fromNode(node: PhrasingContent): RichText {
  switch (node.type) {
    case 'text':
      return plainText(joinLines(node.value));
    case 'inlineCode':
      return marked({ plain: node.value, marks: [] }, 'code');
    case 'strong':
      return marked(fromPhrasing(node.children), 'bold');
    case 'emphasis':
      return marked(fromPhrasing(node.children), 'italic');
    case 'link': {
      const inner = fromPhrasing(node.children);
      const marks = inner.marks.filter((mark) => mark.kind !== 'link');
      if (!isWeb(node.url) || !inner.plain) return { ...inner, marks };
      return {
        plain: inner.plain,
        marks: [...marks, { kind: 'link', start: 0, end: inner.plain.length, href: node.url }],
      };
    }
    case 'image':
      return plainText(node.alt ?? '');
    case 'break':
      return { plain: '\n', marks: [] };
    default:
      return 'children' in node ? fromPhrasing(node.children) : EMPTY;
  }
}

const marked = (text: RichText, kind: 'bold' | 'italic' | 'code'): RichText =>
  text.plain ? { ...text, marks: [...text.marks, { kind, start: 0, end: text.plain.length }] } : text;

// Chinese and Japanese lines are joined without a space.
const joinLines = (value: string): string =>
  value
    .replace(
      /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}，。、；：])\s*\n\s*(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])/gu,
      '',
    )
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[ \t]+/g, ' ');

/** Whether an address is one that a reader's browser may open. */
export const isWeb = (href: string): boolean =>
  URL.canParse(href) && ['http:', 'https:'].includes(new URL(href).protocol);
