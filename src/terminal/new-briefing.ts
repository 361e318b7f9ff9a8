// npm run new-briefing -- "Title": writes the skeleton of a briefing to the folder drafts beside the briefings.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { cleanLine, isVisible } from '../briefings/clean-text.ts';
import { codeOf } from '../briefings/error-code.ts';
import { idFromFile } from '../briefings/identity.ts';
import { formatDate } from '../briefings/parse/date.ts';
import { HEADINGS } from '../briefings/parse/headings.ts';
import { LONGEST_TITLE } from '../briefings/parse/title.ts';
import { asWord, fail, program, type Terminal } from './program.ts';

/** What is typed after `npm run new-briefing --`. */
export async function newBriefing(terminal: Terminal): Promise<boolean> {
  const { positionals } = parseArgs({ args: [...terminal.words], allowPositionals: true });
  const title = cleanLine(positionals.join(' '));
  if (!isVisible(title))
    return fail(terminal, 'What is it called? npm run new-briefing -- "Putin visits China"');
  if (title.length > LONGEST_TITLE)
    return fail(
      terminal,
      `A title has at most ${LONGEST_TITLE} characters and this one ${title.length}. Say it shorter; the rest goes into the summary.`,
    );
  return write(terminal, title, terminal.config().briefingsDir);
}

async function write(terminal: Terminal, title: string, briefingsDir: string): Promise<boolean> {
  // Not among the briefings: what is there is posted as soon as it can be read.
  const folder = join(dirname(briefingsDir), 'drafts');
  const id = idFromFile(`${title.replace(/[./\\]/g, ' ')}.md`);
  const today = formatDate(Date.now()).slice(0, 10);
  const file = join(folder, `${today}-${id}.md`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, skeleton(title, id, today, schemaFrom(folder)), { flag: 'wx' });
    terminal.say(
      `Write your briefing in ${file}\nCheck it:   npm run check-briefings -- ${asWord(file)}\nPublish it: npm run publish-briefing -- ${asWord(file)}`,
    );
    return true;
  } catch (error) {
    return fail(
      terminal,
      codeOf(error) === 'EEXIST'
        ? `${file} is there already. Go on writing in it, or give this one another title.`
        : `${file} cannot be written: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Where the schema of the front matter is, seen from a folder; this project has it, wherever the briefings are. */
function schemaFrom(folder: string): string {
  const schema = join(import.meta.dirname, '../../data/front-matter.schema.json');
  return relative(resolve(folder), schema).replaceAll(sep, '/');
}

function skeleton(title: string, id: string, today: string, schema: string): string {
  return `---
# yaml-language-server: $schema=${schema}
${stringify({ title, date: today, id }, { lineWidth: 0 })}# topics: [Russia, China]
# source: https://example.org/the-original
# aliases: { Quantitative Tightening: [QT] }
---

## ${HEADINGS.summary}

<!-- A paragraph or two. Comments such as this one are not shown. -->

## ${HEADINGS.takeaways}

<!-- - One sentence each. -->

## ${HEADINGS.analysis}

<!-- What it means, in paragraphs. -->

## ${HEADINGS.glossary}

<!-- - **Term**: what it means. -->
`;
}

if (import.meta.main) await program(newBriefing, 'Type it as: npm run new-briefing -- "TITLE"');
