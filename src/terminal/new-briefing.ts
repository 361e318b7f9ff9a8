// npm run new-briefing -- "Title": writes the skeleton of a briefing to the folder drafts beside the briefings.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { cleanLine } from '../briefings/clean-text.ts';
import { formatDate } from '../briefings/date.ts';
import { HEADINGS } from '../briefings/headings.ts';
import { idFromFile } from '../briefings/identity.ts';
import { loadConfig } from '../config.ts';
import { fail } from './program.ts';

const title = cleanLine(parseArgs({ allowPositionals: true }).positionals.join(' '));
const { briefingsDir } = loadConfig();
// Not among the briefings: what is there is posted as soon as it can be read.
const folder = join(dirname(briefingsDir), 'drafts');

if (title) await write();
else fail('What is it called? npm run new-briefing -- "Putin visits China"');

async function write(): Promise<void> {
  const id = idFromFile(`${title.replace(/[./\\]/g, ' ')}.md`);
  const today = formatDate(Date.now()).slice(0, 10);
  const file = join(folder, `${today}-${id}.md`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, skeleton(id, today), { flag: 'wx' });
    console.log(
      `Write your briefing in ${file}\nCheck it:   npm run check-briefings -- ${file}\nPublish it: move it to ${briefingsDir}`,
    );
  } catch (error) {
    fail(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function skeleton(id: string, today: string): string {
  return `---
# yaml-language-server: $schema=../front-matter.schema.json
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
