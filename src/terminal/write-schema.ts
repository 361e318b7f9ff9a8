// Writes the JSON Schema of the front matter to data/, where the skeleton of a new briefing points editors to it.
import { writeFile } from 'node:fs/promises';
import { frontMatterSchema } from '../briefings/parse/front-matter.ts';

await writeFile('data/front-matter.schema.json', `${JSON.stringify(frontMatterSchema(), null, 2)}\n`);
