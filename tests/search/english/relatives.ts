/**
 * For each word those that are derived from what it is derived from, and are not derived from one another: *punishment* and
 * *punitive*, of *punish*. Takes pairs of words with a space between.
 */
export function relatives(pairs: ReadonlySet<string>): [word: string, others: string[]][] {
  const near = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [a = '', b = ''] = pair.split(' ');
    near.set(a, (near.get(a) ?? new Set()).add(b));
    near.set(b, (near.get(b) ?? new Set()).add(a));
  }
  return [...near].map(([word, forms]) => {
    const far = new Set([...forms].flatMap((form) => [...(near.get(form) ?? [])]));
    return [word, [...far].filter((other) => other !== word && !forms.has(other))];
  });
}
