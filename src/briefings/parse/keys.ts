import { frontMatter } from './front-matter.ts';

/** What may stand in the front matter. */
export const KEYS = Object.keys(frontMatter.shape);

/** What other programs call the same. */
const SYNONYMS = new Map([
  ['tags', 'topics'],
  ['keywords', 'topics'],
  ['categories', 'topics'],
  ['slug', 'id'],
  ['link', 'source'],
  ['url', 'source'],
  ['headline', 'title'],
  ['published', 'date'],
]);

/** The key that is called so, here or by other programs, in whatever case. */
export function keyOf(name: string): string | undefined {
  const folded = name.toLowerCase();
  return KEYS.includes(folded) ? folded : SYNONYMS.get(folded);
}
