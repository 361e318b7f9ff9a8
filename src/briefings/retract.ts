import { frontMatterLines } from './parse/front-matter-lines.ts';
import { unwrap } from './parse/unwrap.ts';

const RETRACTED = 'retracted: true';

/**
 * A briefing's file with `retracted: true` in its front matter. Everything else stays as it was, except the fences of a
 * block of code that holds the whole file. A front matter in braces is not understood: parse the result before using
 * it.
 */
export function retract(file: string): string {
  const { mark, text, end, lines, front } = partsOf(file);
  if (!front) return `${mark}---${end}${RETRACTED}${end}---${end}${text}`;
  const kept = lines.filter((line, at) => !(isFlag(line) && at < front.last));
  const last = front.last - (lines.length - kept.length);
  return mark + [...kept.slice(0, last), RETRACTED + end, ...kept.slice(last)].join('');
}

/** Undoes `retract`: the file without `retracted:`, and without the front matter if there is nothing else in it. */
export function unretract(file: string): string {
  const { mark, text, end, lines, front } = partsOf(file);
  const ours = `---${end}${RETRACTED}${end}---${end}`;
  if (text.startsWith(ours)) return mark + text.slice(ours.length);
  return mark + lines.filter((line, at) => !(front && isFlag(line) && at < front.last)).join('');
}

const isFlag = (line: string): boolean => /^retracted\s*:/.test(line);

function partsOf(file: string) {
  const marked = file.replace(/^\ufeff+/, '');
  const mark = file.slice(0, file.length - marked.length);
  const text = unwrap(marked);
  const lines = text.split(/(?<=\n)/);
  const front = frontMatterLines(lines);
  return {
    mark,
    text,
    end: text.includes('\r\n') ? '\r\n' : '\n',
    lines,
    front: front?.fence === '---' && front.last !== -1 ? front : undefined,
  };
}
