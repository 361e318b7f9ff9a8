import type { Code, Heading, Paragraph, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { isListed, type RichText, type Section } from '../briefing.ts';
import { type Problem, quote } from '../briefing-error.ts';
import { cleanLine, isVisible } from '../clean-text.ts';
import { marked, trim } from '../rich-text.ts';
import { type Item, inLines, itemsOf, place } from './blocks.ts';
import { costlyLine } from './costly-line.ts';
import { isCredit } from './credits.ts';
import { isSameHeading, nearestHeading, sectionOf } from './headings.ts';
import { keepLiteral } from './literal.ts';
import { fromPhrasing, isWeb } from './phrasing.ts';
import { noteReferences } from './references.ts';

export type Outline = { title?: string; items: Item[]; problems: Omit<Problem, 'file'>[] };

/**
 * Reads normalised Markdown (see `normalise`) into the items of its sections. HTML is taken as the text it is. If the
 * briefing is `titled` elsewhere, a title at the top of the text that says something else is a heading like any other.
 */
export function readOutline(markdown: string, titled?: string): Outline {
  const outline: Outline = { items: [], problems: [] };
  let section: Section = 'summary';
  let level = Number.POSITIVE_INFINITY;
  let leads: Item[] = [];
  let lastWord = false;
  const flush = (): void => {
    const last = leads.pop();
    if (last) outline.items.push(together(leads, last));
    leads = [];
  };
  /** A publisher's own heading stays, in bold, above the text that it heads. */
  const lead = (text: RichText, node: Heading | Paragraph): void =>
    void leads.push({ section, text: marked(text, 'bold'), bullet: true, ...place(node) });
  const lines = markdown.split('\n');
  const costly = costlyLine(lines);
  if (costly) return { items: [], problems: [{ ...costly, column: 1 }] };
  const { children } = parse(markdown);
  const headings = children.filter((node) => node.type === 'heading');
  for (const [at, node] of children.entries()) {
    // Readers see no groups of terms.
    const groupsTerms = section === 'glossary' && isOfTerms(children[at + 1]);
    lastWord = (lastWord || node.type === 'thematicBreak') && node.type !== 'list' && node.type !== 'heading';
    if (node.type === 'paragraph' && isLabel(node)) {
      if (groupsTerms) continue;
      if (section === 'takeaways' && children[at + 1]?.type === 'list') {
        lead(trim(fromPhrasing(node.children)), node);
        continue;
      }
    }
    if (node.type !== 'heading') {
      if (node.type === 'code' && !isClosed(node, lines)) outline.problems.push(notClosed(node));
      for (const item of itemsOf(node, section)) {
        // Where a briefing is from is none of its takeaways or terms, nor is a last word below them.
        const isAside = isListed(section) && !item.bullet && (lastWord || isCredit(item.text.plain));
        const under = isAside ? 'analysis' : section;
        outline.items.push({ ...together(leads, item), section: under });
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
    } else if (isTitle(node, outline, titled === undefined ? headings : [])) {
      outline.title = cleanLine(text.plain);
      if (titled !== undefined && !isSameHeading(outline.title, titled)) lead(text, node);
    } else if (meant) {
      const found = `the heading ${quote(text.plain)} is not known`;
      const fix = { from: text.plain, to: meant };
      outline.problems.push({ ...place(node), found, mend: `Did you mean ${quote(meant)}?`, fix });
    } else {
      if (node.depth <= level) {
        flush();
        section = 'analysis';
        level = node.depth;
      } else if (groupsTerms) continue;
      lead(text, node);
    }
  }
  flush();
  return outline;
}

const parse = (markdown: string): Root =>
  noteReferences(
    fromMarkdown(markdown, {
      mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), keepLiteral],
      extensions: [
        gfmTable(),
        gfmFootnote(),
        { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText', 'setextUnderline'] } },
      ],
    }),
    isWeb,
  );

const isClosed = ({ position }: Code, lines: readonly string[]): boolean =>
  position !== undefined &&
  position.end.line > position.start.line &&
  /^\s*(?:`{3,}|~{3,})\s*$/.test(lines[position.end.line - 1] ?? '');

const notClosed = (node: Code): Outline['problems'][number] => ({
  ...place(node),
  found: 'a block of code begins here and is not closed, so all below is part of it',
  mend: 'Close it with the same line, or take this one out (a line across is drawn with ---)',
});

/** A title stands at the top, or below a greeting if all other headings are deeper. */
const isTitle = (node: Heading, { title, items }: Outline, [, ...others]: readonly Heading[]): boolean =>
  node.depth === 1 &&
  title === undefined &&
  (!items.length || (others.length > 0 && others.every(({ depth }) => depth > 1)));

const together = (leads: readonly Item[], item: Item): Item =>
  leads.length ? { ...item, bullet: true, text: inLines([...leads, item].map(({ text }) => text)) } : item;

/** Whether a paragraph only says what is below it: it ends in a colon, or is all in bold type. */
const isLabel = ({ children }: Paragraph): boolean =>
  (children.length === 1 && children[0]?.type === 'strong') || /[:：]\s*$/.test(fromPhrasing(children).plain);

/** Whether this is a list of which each item begins with a term in bold type. */
const isOfTerms = (node: RootContent | undefined): boolean =>
  node?.type === 'list' &&
  node.children.every(
    ({ children: [first] }) => first?.type === 'paragraph' && first.children[0]?.type === 'strong',
  );
