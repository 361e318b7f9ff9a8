// Asks all questions and prints what became of them, a set a line, as docs/search.md has it: npm run score:search
// With --amiss each that went amiss is printed too; with --keep tests/search/reached.json, which no change may fall behind, is written anew.
import { writeFileSync } from 'node:fs';
import { typed } from '../support/typed.ts';
import { type Score, score, show } from './judge.ts';
import { LIBRARIES, setsOf } from './question-sets.ts';

const { values: wanted } = typed('score:search -- [--amiss] [--keep]', {
  options: { amiss: { type: 'boolean' }, keep: { type: 'boolean' } },
});
const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(1)}%`;

const row = (set: string, { asked, unanswerable, wrong, none, lost, invented }: Score): string =>
  `| ${[
    set,
    asked,
    percent(asked - wrong.length - none.length, asked),
    percent(wrong.length, asked),
    `${none.length - lost.length} of ${none.length}`,
    unanswerable,
    invented.length,
  ].join(' | ')} |`;

const all = (scores: readonly Score[]): Score => ({
  asked: scores.reduce((sum, { asked }) => sum + asked, 0),
  unanswerable: scores.reduce((sum, { unanswerable }) => sum + unanswerable, 0),
  wrong: scores.flatMap(({ wrong }) => wrong),
  none: scores.flatMap(({ none }) => none),
  lost: scores.flatMap(({ lost }) => lost),
  invented: scores.flatMap(({ invented }) => invented),
});

const reached: Record<string, Record<string, Record<string, number>>> = {};
for (const library of LIBRARIES) {
  console.log(
    `\n| ${library} | questions | right first | wrong shown | of those without an answer, suggested | not answerable | answered |`,
  );
  console.log('|---|---|---|---|---|---|---|');
  const scores = setsOf(library).map((set) => [set, score(library, set)] as const);
  for (const [set, one] of scores) {
    console.log(row(set, one));
    if (wanted.amiss)
      for (const outcome of [...one.wrong, ...one.none, ...one.invented]) console.log(`  ${show(outcome)}`);
  }
  console.log(row('all', all(scores.map(([, one]) => one))));
  reached[library] = Object.fromEntries(
    scores.map(([set, { asked, unanswerable, wrong, none, lost, invented }]) => [
      set,
      {
        asked,
        unanswerable,
        wrong: wrong.length,
        none: none.length,
        lost: lost.length,
        invented: invented.length,
      },
    ]),
  );
}
if (wanted.keep)
  writeFileSync(new URL('reached.json', import.meta.url), `${JSON.stringify(reached, undefined, 2)}\n`);
