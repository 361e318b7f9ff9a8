import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { search } from '../../src/search/index.ts';
import { oneBriefing } from './libraries.ts';

/** The tables of docs/search.md: what is typed, how the answer begins or "nothing", and why: often "typed → matched (how)". */
const rows = [
  ...readFileSync(new URL('../../docs/search.md', import.meta.url), 'utf8').matchAll(
    /^\| `(?<typed>[^|`]+)` \| (?<answers>[^|]+) \| (?<because>[^|]+) \|$/gm,
  ),
].map(({ groups }) => groups as { typed: string; answers: string; because: string });

const WHY = /(?<typed>[\w' ]+) → (?<matched>\w+) \((?<how>\w+)/;

describe('docs/search.md tells the truth', () => {
  test('in tables that are found', () => expect(rows.length).toBeGreaterThan(20));

  test.each(rows)('$typed: $answers', ({ typed, answers, because }) => {
    const { answer } = search(oneBriefing, typed);
    if (answers === 'nothing') return expect(answer?.entry.text.plain).toBeUndefined();
    expect(answer?.entry.term ?? answer?.entry.text.plain).toMatch(new RegExp(`^${RegExp.escape(answers)}`));
    const why = WHY.exec(because)?.groups;
    if (why) expect(answer?.why).toContainEqual(expect.objectContaining({ ...why }));
  });
});
