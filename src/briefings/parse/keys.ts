import { frontMatter } from './front-matter.ts';

/** The keys that the front matter may have. */
export const KEYS = Object.keys(frontMatter.shape);

/** Other programs' names for the same keys. */
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

/** The key of that name, by our name or another program's, in whatever case. */
export function keyOf(name: string): string | undefined {
  const folded = name.toLowerCase();
  return KEYS.includes(folded) ? folded : SYNONYMS.get(folded);
}
