import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';

declare module 'mdast' {
  interface LinkReferenceData {
    /** The address that is meant. */
    href?: string;
  }
  interface DefinitionData {
    /** Something refers to it, so it is no text. */
    used?: true;
  }
  interface ParagraphData {
    /** The notes that this paragraph is the first to refer to. */
    notes?: FootnoteDefinition[];
  }
  interface FootnoteDefinitionData {
    /** It is read with the paragraph that refers to it. */
    placed?: true;
  }
}

/**
 * Notes in a tree what refers to what: `[words][1]` to its address, if `isWeb` accepts it, a picture to its own, and a
 * paragraph to the footnotes that it is the first to refer to. Whatever nothing refers to is text like any other.
 */
export function noteReferences(root: Root, isWeb: (href: string) => boolean): Root {
  const all = nodesOf(root);
  const definitions = firstOf(all.filter((node) => node.type === 'definition'));
  const footnotes = firstOf(all.filter((node) => node.type === 'footnoteDefinition'));
  const inFootnotes = new Set([...footnotes.values()].flatMap(nodesOf));
  for (const node of all) {
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      const definition = definitions.get(node.identifier);
      if (!definition || (node.type === 'linkReference' && !isWeb(definition.url))) continue;
      if (node.type === 'linkReference') node.data = { href: definition.url };
      definition.data = { used: true };
    } else if (node.type === 'paragraph' && !inFootnotes.has(node)) {
      const notes = footnotesOf(node, footnotes);
      for (const note of notes) note.data = { placed: true };
      if (notes.length) node.data = { notes };
    }
  }
  return root;
}

const footnotesOf = (
  paragraph: Nodes,
  footnotes: ReadonlyMap<string, FootnoteDefinition>,
): FootnoteDefinition[] => [
  ...new Set(
    nodesOf(paragraph)
      .flatMap((node) => (node.type === 'footnoteReference' ? (footnotes.get(node.identifier) ?? []) : []))
      .filter((note) => !note.data?.placed),
  ),
];

/** By what refers to them. Of two, the first counts. */
const firstOf = <T extends Definition | FootnoteDefinition>(nodes: readonly T[]): ReadonlyMap<string, T> =>
  new Map(nodes.toReversed().map((node) => [node.identifier, node]));

/** A node and all nodes in it, in the order of the text. */
function nodesOf(node: Nodes): Nodes[] {
  const out: Nodes[] = [];
  const left = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    out.push(next);
    if ('children' in next) left.push(...next.children.toReversed());
  }
  return out;
}
