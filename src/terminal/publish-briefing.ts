// npm run publish-briefing -- FILE [--correct]: checks a briefing and puts it among those that are published, in one piece.
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatProblem } from '../briefings/briefing-error.ts';
import { type Parse, readBriefing } from '../briefings/briefing-file.ts';
import { readFolder } from '../briefings/read-folder.ts';
import { copyOf, destinationOf, takenBy } from '../intake/destination.ts';
import { copiedBy, put } from '../intake/write-file.ts';
import { fail, program, reading, type Terminal } from './program.ts';

/** What is typed after `npm run publish-briefing --`. */
export async function publishBriefing(terminal: Terminal): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...terminal.words],
    allowPositionals: true,
    options: { correct: { type: 'boolean', default: false } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length)
    return fail(terminal, 'Which file? npm run publish-briefing -- data/drafts/putin-visits-china.md');
  return reading(terminal, (parse) => publish(terminal, file, values.correct, parse));
}

async function publish(terminal: Terminal, path: string, correct: boolean, parse: Parse): Promise<boolean> {
  const { briefingsDir } = terminal.config();
  const read = await readBriefing(path, parse);
  if (!read.briefing) return fail(terminal, read.problems.map(formatProblem).join('\n'));
  const { files } = await readFolder(briefingsDir, parse);
  const to = destinationOf(briefingsDir, files, read.briefing, basename(path));
  if (resolve(path) === resolve(to.path))
    return fail(
      terminal,
      `${path} is among the briefings, so it is published. To correct it, edit it there.`,
    );
  if (to.corrects && !correct)
    return fail(
      terminal,
      `${to.path} holds "${to.corrects.title}" with the same id ${to.corrects.id} already. To correct it, and every copy that was posted, add --correct; else give this one another id: in its front matter.`,
    );
  const original = await copiedBy(to, read.bytes, files.keys());
  if (original) return fail(terminal, `Not published: ${copyOf(original)}.`);
  if ((await put(to, read.bytes)) === 'taken') return fail(terminal, `Not published: ${takenBy(to.path)}.`);
  terminal.say(`${to.corrects ? 'Corrected' : 'Published'} "${read.briefing.title}": ${to.path}`);
  return true;
}

if (import.meta.main)
  await program(publishBriefing, 'Type it as: npm run publish-briefing -- FILE [--correct]');
