// npm run new-briefing -- "Title": writes the skeleton of a briefing to the folder drafts beside the briefings.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { cleanLine } from '../briefings/clean-text.ts';
import { formatDate } from '../briefings/date.ts';
import { HEADINGS } from '../briefings/headings.ts';
import { idFromFile } from '../briefings/identity.ts';
import { loadConfig } from '../config.ts';
import { fail, program } from './program.ts';

await program(async () => {
  const title = cleanLine(parseArgs({ allowPositionals: true }).positionals.join(' '));
  if (title) await write(title, loadConfig().briefingsDir);
  else fail('What is it called? npm run new-briefing -- "Putin visits China"');
});

async function write(title: string, briefingsDir: string): Promise<void> {
  // Not among the briefings: what is there is posted as soon as it can be read.
  const folder = join(dirname(briefingsDir), 'drafts');
  const id = idFromFile(`${title.replace(/[./\\]/g, ' ')}.md`);
  const today = formatDate(Date.now()).slice(0, 10);
  const file = join(folder, `${today}-${id}.md`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, skeleton(title, id, today, schemaFrom(folder)), { flag: 'wx' });
    console.log(
      `Write your briefing in ${file}\nCheck it:   npm run check-briefings -- ${file}\nPublish it: npm run publish-briefing -- ${file}`,
    );
  } catch (error) {
    fail(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
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
