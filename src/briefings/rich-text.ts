import type { Mark, RichText } from './briefing.ts';

/** Text without any formatting. */
export const unmarked = (plain: string): RichText => ({ plain, marks: [] });

/** Text without formatting of its own. Addresses in it become links. */
export function plainText(plain: string): RichText {
  const marks = [...plain.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,:;!?'’”)\]]/g)]
    .filter(([href]) => URL.canParse(href))
    .map(({ 0: href, index: start }): Mark => ({ kind: 'link', start, end: start + href.length, href }));
  return { plain, marks };
}

/**
 * The text with its addresses made links, if they are not code or part of a link, and nothing of the `https://` is
 * `unlinked`.
 */
export function withLinks({ plain, marks: all }: RichText): RichText {
  const marks = all.filter((mark) => !leadsNowhere(mark));
  const nowhere = all.filter(leadsNowhere);
  const taken = marks.filter((mark) => mark.kind === 'code' || mark.kind === 'link');
  const free = plainText(plain).marks.filter(
    (link) =>
      !taken.some((mark) => meet(mark, link)) && !nowhere.some((mark) => meet(mark, scheme(plain, link))),
  );
  return free.length ? tidy(plain, [...marks, ...free]) : { plain, marks };
}

/** The text with a mark, until `withLinks`, that it begins no address, since its publisher escaped it. */
export const unlinked = (text: RichText): RichText => linked(text, NOWHERE);

const NOWHERE = '';
const leadsNowhere = (mark: Mark): boolean => mark.kind === 'link' && mark.href === NOWHERE;

type Stretch = { start: number; end: number };
const meet = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;
const scheme = (plain: string, { start }: Stretch): Stretch => ({
  start,
  end: plain.indexOf('//', start) + 2,
});

/** The text with all of it marked as well. */
export const marked = ({ plain, marks }: RichText, kind: 'bold' | 'italic' | 'code'): RichText =>
  tidy(plain, [...marks, { kind, start: 0, end: plain.length }]);

/** The text as one link, with no other link in it. */
export const linked = ({ plain, marks }: RichText, href: string): RichText =>
  tidy(plain, [
    ...marks.filter((mark) => mark.kind !== 'link'),
    { kind: 'link', start: 0, end: plain.length, href },
  ]);

/** Some texts one after the other, with one space where two would meet, and none beside a line break. */
export function join(texts: readonly RichText[]): RichText {
  const pieces: string[] = [];
  const marks: Mark[] = [];
  let length = 0;
  let last = '';
  for (const text of texts) {
    let { plain } = text;
    if (/^\n/.test(plain) && last === ' ') {
      pieces.push(pieces.pop()?.slice(0, -1) ?? '');
      length -= 1;
    }
    const skip = /\s/.test(last) && plain.startsWith(' ') ? 1 : 0;
    plain = plain.slice(skip);
    if (!plain) continue;
    for (const mark of text.marks) marks.push(shift(mark, length - skip));
    pieces.push(plain);
    length += plain.length;
    last = plain.slice(-1);
  }
  return tidy(pieces.join(''), marks);
}

/** The text of `plain[start, end)`, with its share of the marks. */
export function slice({ plain, marks }: RichText, start: number, end = plain.length): RichText {
  const inside = marks.filter((mark) => mark.start < end && start < mark.end);
  return tidy(
    plain.slice(start, end),
    inside.map((mark) => shift(mark, -start)),
  );
}

/** The text without space at its ends. */
export function trim(text: RichText): RichText {
  const start = text.plain.length - text.plain.trimStart().length;
  return slice(text, start, start + text.plain.trim().length);
}

const shift = (mark: Mark, by: number): Mark => ({ ...mark, start: mark.start + by, end: mark.end + by });

const ORDER = ['link', 'bold', 'italic', 'code'];

/**
 * Gives a text its one form: marks in order, inside the text, not on the space around words, and not interrupted by
 * mere spaces.
 */
function tidy(plain: string, marks: readonly Mark[]): RichText {
  const sorted = marks
    .map((mark) => shrink(plain, mark))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const out: Mark[] = [];
  const before = new Map<string, number>();
  for (const mark of sorted) {
    const at = before.get(mark.kind) ?? -1;
    const other = out[at];
    const gap = other && plain.slice(other.end, mark.start);
    if (other && mark.kind !== 'link' && (gap === '' || (mark.kind !== 'code' && gap === ' '))) {
      out[at] = { ...other, end: Math.max(other.end, mark.end) };
      continue;
    }
    before.set(mark.kind, out.push(mark) - 1);
  }
  return { plain, marks: out };
}

function shrink(plain: string, mark: Mark): Mark {
  let start = Math.max(mark.start, 0);
  let end = Math.min(mark.end, plain.length);
  while (start < end && /\s/.test(plain.charAt(start))) start += 1;
  while (start < end && /\s/.test(plain.charAt(end - 1))) end -= 1;
  return { ...mark, start, end };
}
