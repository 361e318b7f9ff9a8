// npm run ask -- [--why] QUESTION: what /explain would answer, with the words that led there.
import { parseArgs } from 'node:util';
import { formatProblem } from '../briefings/briefing-error.ts';
import { readFolder } from '../briefings/read-folder.ts';
import { loadConfig } from '../config.ts';
import { buildIndex, type Match, search } from '../search/index.ts';
import { fail, program } from './program.ts';

await program(async () => {
  const options = { why: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const question = positionals.join(' ');
  if (question.trim()) await ask(question, values.why);
  else fail('What do you want to know? npm run ask -- "western sanctions"');
});

async function ask(question: string, why: boolean): Promise<void> {
  const { briefings, problems } = await readFolder(loadConfig().briefingsDir);
  for (const problem of problems) console.error(formatProblem(problem));
  const { answer, related, suggestions } = search(buildIndex(briefings), question);
  if (answer) show('', answer, why);
  else console.log(`Nothing in the briefings about "${question}".`);
  for (const one of related) show('related: ', one, why);
  for (const one of suggestions) show(one.why.length ? 'did you mean: ' : 'you can ask about: ', one, why);
}

function show(label: string, { entry, briefing, score, why }: Match, withWhy: boolean): void {
  console.log(`${label}${entry.term ? `${entry.term}: ` : ''}${entry.text.plain}`);
  console.log(`  ${entry.section} of "${briefing.title}"`);
  if (!withWhy || why.length === 0) return;
  console.log(`  score ${score.toFixed(2)}`);
  for (const { typed, matched, how, quality } of why)
    console.log(`  ${typed} → ${matched} (${how}, ${quality.toFixed(2)})`);
}
