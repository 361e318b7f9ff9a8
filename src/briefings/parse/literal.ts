import type { Text } from 'mdast';
import type { Extension, Handle } from 'mdast-util-from-markdown';

declare module 'mdast' {
  interface TextData {
    /** Where in the text there are characters that were escaped or written as references. */
    literal?: number[];
  }
}

const note: Handle = function () {
  const node = this.stack.at(-1);
  if (node?.type !== 'text') return;
  node.data = { ...node.data, literal: [...(node.data?.literal ?? []), node.value.length] };
};

/** Notes for each text which of its characters were escaped, which Markdown's tree does not say. */
export const keepLiteral: Extension = {
  enter: { characterEscapeValue: note, characterReferenceValue: note },
};

const BEGINS_ADDRESS = /[a-z:/]/i;

/** A text in pieces, so that each escaped character of `https://` is a piece of its own. */
export function literalPieces({ value, data }: Text): { value: string; literal: boolean }[] {
  const cuts = (data?.literal ?? [])
    .filter((at) => BEGINS_ADDRESS.test(value.charAt(at)))
    .flatMap((at) => [at, at + 1]);
  return [0, ...cuts].map((start, i) => ({
    value: value.slice(start, cuts[i] ?? value.length),
    literal: i % 2 === 1,
  }));
}
