/** The nearest of some names to a typed one, if it is at most so many slips away; the first of equally near ones. */
export function nearName(names: readonly string[], typed: string, most: number): string | undefined {
  let [near, least]: [string | undefined, number] = [undefined, most + 1];
  for (const name of names) {
    // Comparing a page with a name would take long.
    const slips = Math.abs(name.length - typed.length) > most ? Infinity : distance(name, typed);
    if (slips < least) [near, least] = [name, slips];
  }
  return near;
}

/** How many letters must be inserted, removed or changed to turn one word into the other. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
