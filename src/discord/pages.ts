import type { Mark, RichText } from '../briefings/briefing.ts';
import { unmarked } from '../briefings/rich-text.ts';
import { splitText } from '../briefings/split-text.ts';
import { type Range, toMarkdown } from './markdown.ts';

/** Something to show in one piece if possible: its Discord Markdown, and how many components it takes. */
export type Piece<T> = { markdown: string; components: number; item: T };

/**
 * Fills pages with pieces in order, as many as fit in `characters` and `components` each. A piece larger than a page
 * gets one of its own, so split texts first.
 */
export function paginate<T>(
  pieces: readonly Piece<T>[],
  characters: number,
  components: number,
): Piece<T>[][] {
  const pages: Piece<T>[][] = [];
  let room = { characters: -1, components: -1 };
  for (const piece of pieces) {
    const fits = piece.markdown.length <= room.characters && piece.components <= room.components;
    if (!fits) {
      pages.push([]);
      room = { characters, components };
    }
    pages.at(-1)?.push(piece);
    room = {
      characters: room.characters - piece.markdown.length,
      components: room.components - piece.components,
    };
  }
  return pages;
}

/** A publisher's text as one or more Markdown texts of at most `limit` UTF-16 units, cut between sentences, nothing lost. */
export function toMarkdownPieces(text: RichText, limit: number, bold: readonly Range[] = []): string[] {
  const whole = toMarkdown(text, bold);
  if (whole.length <= limit) return [whole];
  const marks = text.marks.filter((mark) => leavesRoom(mark, limit));
  const marked: RichText = {
    plain: text.plain,
    marks: [...marks, ...bold.map((range) => ({ kind: 'bold' as const, ...range }))],
  };
  // Escapes and links make Markdown longer than its text, so the text is cut shorter until every piece fits.
  for (let size = Math.min(limit, text.plain.length); size > 1; size = Math.floor(size * 0.8)) {
    const pieces = splitText(marked, size).map((piece) => toMarkdown(piece));
    if (pieces.every((piece) => piece.length <= limit)) return pieces;
  }
  return splitText(unmarked(text.plain), Math.floor(limit / 2)).map((piece) => toMarkdown(piece));
}

/** False for a link whose address would take over half a piece. Such a link is shown as text, and everything else as it is. */
const leavesRoom = (mark: Mark, limit: number): boolean =>
  mark.kind !== 'link' ||
  toMarkdown({ plain: 'x', marks: [{ ...mark, start: 0, end: 1 }] }).length <= limit / 2;
