// npm run check-briefings [FILES or folders…] [-- --fix] [--json]: says how each file is read, or what is wrong with it.
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Briefing, SECTIONS } from '../briefings/briefing.ts';
import { formatProblem, type Problem } from '../briefings/briefing-error.ts';
import { listFolder } from '../briefings/briefing-file.ts';
import { mend } from '../briefings/mend.ts';
import { readFiles } from '../briefings/read-folder.ts';
import { loadConfig } from '../config.ts';
import { program } from './program.ts';

await program(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { fix: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const given = positionals.length ? positionals : [loadConfig().briefingsDir];
  const paths = (
    await Promise.all(given.map(async (path) => ((await isFolder(path)) ? listFolder(path) : [path])))
  ).flat();

  let result = await readFiles(paths);
  // Mending one thing can bring another to light: a heading is only read once the front matter is right.
  for (let round = 0; values.fix && round < 5 && (await fixAll(result.problems)); round += 1)
    result = await readFiles(paths);
  if (values.json) {
    const briefings = [...result.files].map(([file, briefing]) => ({ file, ...briefing }));
    console.log(JSON.stringify({ briefings, problems: result.problems }, null, 2));
  } else {
    for (const [file, briefing] of result.files) console.log(`${file}: ${describe(briefing)}`);
    for (const problem of result.problems) console.error(formatProblem(problem));
  }
  process.exitCode = result.problems.length ? 1 : 0;
});

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** Mends what can be mended in the files; whether anything was. */
async function fixAll(found: readonly Problem[]): Promise<boolean> {
  let mended = false;
  for (const [file, problems] of Map.groupBy(found, (problem) => problem.file)) {
    const before = await readFile(file).catch(() => undefined);
    const after = before && mend(before, problems);
    if (!after || before.equals(after)) continue;
    // Written beside it and put in its place at once, so that a running bot never reads half a file.
    const beside = join(dirname(file), `.${basename(file)}.mended`);
    await writeFile(beside, after);
    await rename(beside, file);
    mended = true;
  }
  return mended;
}

function describe({ title, date, entries }: Briefing): string {
  const day = date === undefined ? '' : ` (${new Date(date).toJSON().slice(0, 10)})`;
  const counts = SECTIONS.map((section) => [
    section,
    entries.filter((entry) => entry.section === section).length,
  ]);
  const parts = counts.filter(([, count]) => count).map(([section, count]) => `${section} ${count}`);
  return `"${title}"${day}, ${parts.join(', ')}`;
}
