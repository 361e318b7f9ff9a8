import { parseArgs } from 'node:util';
import { formatProblem } from '../briefings/briefing-error.ts';
import { readFolder } from '../briefings/read-folder.ts';
import { loadConfig } from '../config.ts';
import { buildIndex, type Match, search } from '../search/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { why: { type: 'boolean', default: false } },
});
const { briefings, problems } = await readFolder(loadConfig().briefingsDir);
for (const problem of problems) console.error(formatProblem(problem));
const { answer, related, suggestions } = search(buildIndex(briefings), positionals.join(' '));

if (answer) show('', answer);
else console.log('Nothing in the briefings about that.');
for (const one of related) show('related: ', one);
for (const one of suggestions) show('did you mean: ', one);

function show(label: string, { entry, briefing, score, why }: Match): void {
  console.log(`${label}${entry.term ? `${entry.term}: ` : ''}${entry.text.plain}`);
  console.log(`  ${entry.section} of "${briefing.title}"`);
  if (!values.why) return;
  console.log(`  score ${score.toFixed(2)}`);
  for (const { typed, matched, how, quality } of why)
    console.log(`  ${typed} → ${matched} (${how}, ${quality.toFixed(2)})`);
}
