import { h } from '../parts/dom.ts';
import { inline, type Names } from './inline.ts';

export type { Names } from './inline.ts';

const FENCE = /```(?:([\w+-]*)\n)?([\s\S]*?)\n?```/;
const ITEM = /^(\s*)(?:[-*]|(\d+)\.) (.*)$/;

/** Discord's markdown as nodes: headings, lists, quotes, subtext, code blocks, and what can stand in a line. */
export function markdown(source: string, names: Names): Node[] {
  const fence = FENCE.exec(source);
  if (!fence) return blocks(source, names);
  const before = source.slice(0, fence.index).replace(/\n$/, '');
  const after = source.slice(fence.index + fence[0].length).replace(/^\n/, '');
  return [
    ...blocks(before, names),
    h('pre', { tabindex: '0' }, h('code', {}, fence[2])),
    ...(after ? markdown(after, names) : []),
  ];
}

/** The words of a text in Discord's markdown, all in one line: how a preview shows it. */
export function plainWords(source: string, names: Names): string {
  const lines = source.split('\n').flatMap((line) => markdown(line, names));
  return lines.map((node) => node.textContent).join(' ');
}

type Block = { node: Node; lines: number; inLine?: true };

function blocks(source: string, names: Names): Node[] {
  if (source === '') return [];
  const lines = source.split('\n');
  const nodes: Node[] = [];
  let afterLine = false;
  for (let at = 0; at < lines.length; ) {
    const block = blockAt(lines, at, names);
    // A line break stands between lines of text only; blocks break lines by themselves.
    if (block.inLine && afterLine) nodes.push(h('br', {}));
    nodes.push(block.node);
    afterLine = block.inLine === true;
    at += block.lines;
  }
  return nodes;
}

function blockAt(lines: readonly string[], at: number, names: Names): Block {
  const line = lines[at] ?? '';
  const heading = /^(#{1,3}) +(.+)/.exec(line);
  if (heading) return { node: headingOf(heading[1] ?? '#', inline(heading[2], names)), lines: 1 };
  const subtext = /^-# +(.+)/.exec(line);
  if (subtext) return { node: h('small', { class: 'subtext' }, ...inline(subtext[1], names)), lines: 1 };
  if (line.startsWith('>>> ')) {
    const rest = lines.slice(at).join('\n').slice(4);
    return { node: quote(blocks(rest, names)), lines: lines.length - at };
  }
  if (/^> ?/.test(line)) {
    const quoted = run(lines, at, (one) => /^> ?/.test(one));
    const inner = quoted.map((one) => one.replace(/^> ?/, '')).join('\n');
    return { node: quote(blocks(inner, names)), lines: quoted.length };
  }
  if (ITEM.test(line)) {
    const items = run(lines, at, belongsTo(line));
    return { node: listOf(items, names), lines: items.length };
  }
  return { node: h('span', {}, ...inline(line, names)), lines: 1, inLine: true };
}

/** The lines from `at` on that `fits` holds for. */
function run(lines: readonly string[], at: number, fits: (line: string) => boolean): string[] {
  const end = lines.findIndex((line, i) => i > at && !fits(line));
  return lines.slice(at, end < 0 ? lines.length : end);
}

function headingOf(marks: string, inner: Node[]): Node {
  // One level for readers of screens, below the page's own; three sizes for the others.
  return h('h3', { class: `size-${marks.length}` }, ...inner);
}

function quote(inner: Node[]): Node {
  return h('blockquote', {}, ...inner);
}

function listOf(items: readonly string[], names: Names): Node {
  const [, indent = '', number] = ITEM.exec(items[0] ?? '') ?? [];
  const list = number === undefined ? h('ul', {}) : h('ol', { start: number });
  for (let at = 0; at < items.length; ) {
    const [, , , words] = ITEM.exec(items[at] ?? '') ?? [];
    const deeper = items.slice(at + 1);
    const end = deeper.findIndex((one) => (ITEM.exec(one)?.[1] ?? '').length <= indent.length);
    const nested = end < 0 ? deeper : deeper.slice(0, end);
    list.append(h('li', {}, ...inline(words, names), ...listsOf(nested, names)));
    at += 1 + nested.length;
  }
  return list;
}

function listsOf(items: readonly string[], names: Names): Node[] {
  const [first] = items;
  if (first === undefined) return [];
  const part = run(items, 0, belongsTo(first));
  return [listOf(part, names), ...listsOf(items.slice(part.length), names)];
}

/** Whether a line goes on with the list that `first` begins: numbers after bullets begin another. */
function belongsTo(first: string): (line: string) => boolean {
  const [, indent = '', number] = ITEM.exec(first) ?? [];
  return (line) => {
    const [whole, deeper = '', other] = ITEM.exec(line) ?? [];
    if (whole === undefined) return false;
    return deeper.length > indent.length || (number === undefined) === (other === undefined);
  };
}
