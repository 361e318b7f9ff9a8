// npm run ask -- [--why] QUESTION: what /explain would answer, with the words that led there.
import { parseArgs } from 'node:util';
import { formatProblem } from '../briefings/briefing-error.ts';
import { readFolder } from '../briefings/read-folder.ts';
import { buildIndex, heading, type Match, search } from '../search/index.ts';
import { fail, program, reading, type Terminal } from './program.ts';

/** What is typed after `npm run ask --`. */
export async function ask(terminal: Terminal): Promise<boolean> {
  const options = { why: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: [...terminal.words], allowPositionals: true, options });
  const question = positionals.join(' ');
  if (!question.trim()) return fail(terminal, 'What do you want to know? npm run ask -- "western sanctions"');
  const { briefings, problems } = await reading(terminal, (parse) =>
    readFolder(terminal.config().briefingsDir, parse),
  );
  for (const problem of problems) terminal.complain(formatProblem(problem));
  const { answer, related, suggestions } = search(buildIndex(briefings), question);
  const show = (label: string, match: Match): void => {
    for (const line of linesOf(label, match, values.why)) terminal.say(line);
  };
  if (answer) show('', answer);
  else terminal.say(`Nothing in the briefings about "${question}".`);
  for (const one of related) show('related: ', one);
  for (const one of suggestions) show(one.why.length ? 'did you mean: ' : 'you can ask about: ', one);
  return true;
}

/** The answer, which has no label, in full; what is labelled as it is called in a list. */
function linesOf(label: string, match: Match, withWhy: boolean): string[] {
  const { entry, briefing, score, why, ofTitle } = match;
  const lines = [
    label ? label + heading(entry) : `${entry.term ? `${entry.term}: ` : ''}${entry.text.plain}`,
    `  ${entry.section} of "${briefing.title}"${briefing.retracted ? ', which is retracted' : ''}`,
  ];
  if (!withWhy || why.length === 0) return lines;
  const words = why.map(
    ({ typed, matched, how, quality }) => `  ${typed} → ${matched} (${how}, ${quality.toFixed(2)})`,
  );
  const titled = ofTitle.map((typed) => `  ${typed} → the briefing's title`);
  return [...lines, `  score ${score.toFixed(2)}`, ...words, ...titled];
}

if (import.meta.main) await program(ask, 'Type it as: npm run -s ask -- [--why] "QUESTION"');
