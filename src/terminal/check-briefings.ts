// npm run check-briefings -- [FILES or folders…] [--fix] [--json]: says how each file is read, or what is wrong with it.
import { glob, readFile, stat } from 'node:fs/promises';
import { basename, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { type Briefing, SECTIONS } from '../briefings/briefing.ts';
import { fileProblem, formatProblem, type Problem } from '../briefings/briefing-error.ts';
import { isBriefingFile, listFolder, type Parse, realFile } from '../briefings/briefing-file.ts';
import { mend } from '../briefings/mend.ts';
import { MOST_BYTES } from '../briefings/parse/decode.ts';
import { readFiles } from '../briefings/read-folder.ts';
import { writeWhole } from '../intake/write-file.ts';
import { program, reading, type Terminal } from './program.ts';

/** What is typed after `npm run check-briefings`: it goes well when there is something to check and nothing is wrong with it. */
export async function checkBriefings(terminal: Terminal): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...terminal.words],
    allowPositionals: true,
    options: { fix: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const given = positionals.length ? positionals : [terminal.config().briefingsDir];
  const paths = await pathsOf(terminal, given);
  return (await reading(terminal, (parse) => check(terminal, paths, values, parse))) && paths.length > 0;
}

/** Checks files and says how each is read; whether nothing is wrong with them. */
async function check(
  { say, complain }: Terminal,
  paths: readonly string[],
  { fix, json }: { fix: boolean; json: boolean },
  parse: Parse,
): Promise<boolean> {
  let result = await readFiles(paths, parse);
  // Mending one thing can bring another to light: a heading is only read once the front matter is right.
  for (let round = 0; fix && round < 5 && (await fixAll(result.problems)); round += 1)
    result = await readFiles(paths, parse);
  const problems = [...result.problems, ...[...result.files.keys()].flatMap(unseen)];
  if (json) {
    const briefings = [...result.files].map(([file, briefing]) => ({ file, ...briefing }));
    say(JSON.stringify({ briefings, problems }, null, 2));
  } else {
    for (const [file, briefing] of result.files) say(`${file}: ${describe(briefing)}`);
    for (const problem of problems) complain(formatProblem(problem));
  }
  return problems.length === 0;
}

/** The files that were named, and those of the folders that were. */
async function pathsOf({ complain }: Terminal, given: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    given.map(async (path) => {
      if (await isNone(path)) return filesLike(path);
      if (!(await isFolder(path))) return [path];
      const found = await listFolder(path);
      if (!found.length) complain(`${path}: there is no *.md or *.txt file to check in this folder.`);
      return found;
    }),
  );
  return [...new Set(lists.flat().map((path) => normalize(path)))];
}

const isNone = async (path: string): Promise<boolean> => !(await stat(path).catch(() => undefined));

/** Shells of Windows leave it to the program what files `*.md` means. */
async function filesLike(path: string): Promise<string[]> {
  const found = path.includes('*') ? await Array.fromAsync(glob(path.replaceAll('\\', '/'))) : [];
  return found.length ? found.sort() : [path];
}

/** What is wrong with a file that reads well but that the bot would not look at. */
function unseen(file: string): Problem[] {
  if (isBriefingFile(basename(file))) return [];
  const found = 'the bot does not look at files of this name';
  return [fileProblem(file, found, 'Call it something.md or something.txt, but not README')];
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** Mends what can be mended in the files; whether anything was. */
async function fixAll(found: readonly Problem[]): Promise<boolean> {
  let mended = false;
  for (const [file, problems] of Map.groupBy(found, (problem) => problem.file)) {
    const before = await readSmall(file);
    const after = before && mend(before, problems);
    if (!after || before.equals(after)) continue;
    // What was saved meanwhile is not written over; checked again it can be mended.
    mended = (await writeWhole(file, after, before)) === 'done' || mended;
  }
  return mended;
}

/** What is in a file that the bot would read at all. */
async function readSmall(file: string): Promise<Buffer | undefined> {
  try {
    const real = await realFile(file);
    const found = await stat(real);
    return found.isFile() && found.size <= MOST_BYTES ? await readFile(real) : undefined;
  } catch {
    return undefined;
  }
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

if (import.meta.main)
  await program(checkBriefings, 'Type it as: npm run check-briefings -- [FILES or folders] [--fix] [--json]');
