// npm run schema: writes the JSON Schema of the front matter to data/, where the skeleton of a new briefing points editors to it.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { frontMatterSchema } from '../briefings/parse/front-matter.ts';
import { program } from './program.ts';

const FILE = 'data/front-matter.schema.json';

await program(async ({ words, say }) => {
  parseArgs({ args: [...words] });
  await writeFile(FILE, `${JSON.stringify(frontMatterSchema(), null, 2)}\n`);
  say(`${FILE} written`);
  return true;
}, 'Type it as: npm run schema');
