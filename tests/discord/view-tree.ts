import { expect } from 'vitest';

type Node = {
  type: number;
  content?: string;
  custom_id?: string;
  disabled?: boolean;
  components?: Node[];
  accessory?: Node;
};

/** A view's components, each before those within it. */
export const nodes = (tree: unknown): Node[] => {
  // The views are plain JSON trees; walking them needs no more than these keys.
  const list = (Array.isArray(tree) ? tree : [tree]) as Node[];
  return list.flatMap((node) => [
    node,
    ...nodes(node.components ?? []),
    ...nodes(node.accessory ? [node.accessory] : []),
  ]);
};

/** All that a view says. */
export const textOf = (tree: unknown): string =>
  nodes(tree)
    .flatMap(({ content }) => content ?? [])
    .join('\n');

/** What can be pressed in a view. */
export const buttons = (tree: unknown): Node[] =>
  nodes(tree).filter(({ custom_id }) => custom_id !== undefined);

/** Fails unless Discord takes the view as a message. */
export function withinLimits(tree: unknown): void {
  const all = nodes(tree);
  expect(all.length).toBeLessThanOrEqual(40);
  expect(textOf(tree).length).toBeLessThanOrEqual(4000);
  const ids = buttons(tree).map(({ custom_id }) => custom_id ?? '');
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  for (const { content } of all) if (content !== undefined) expect(content.trim()).not.toBe('');
}
