import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Briefing } from './briefing.ts';
import { BriefingError, fileProblem, type Problem } from './briefing-error.ts';
import { causeOf } from './error-code.ts';
import { byName } from './identity.ts';
import { MOST_BYTES, tooLarge } from './parse/decode.ts';

/** `parseBriefing`, or what does the same on another thread. */
export type Parse = (bytes: Uint8Array, file: string) => Briefing | Promise<Briefing>;

/** The paths of a folder's files that count as briefings, or that somebody may take for one, ordered by name. */
export const listFolder = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter(isLookedAt)
    .sort(byName)
    .map((name) => join(folder, name));

/**
 * A file's briefing with its bytes and their hash, or what keeps it from being one. `unread`: the cause is nothing in
 * the file, so it may be readable another time although nobody changes it.
 */
export type ReadFile =
  | { briefing: Briefing; bytes: Uint8Array; hash: string }
  | { briefing?: undefined; problems: readonly Problem[]; unread: boolean };

/** Reads one file of a folder. Never rejects, and never reads through a link that leads out of the file's own folder. */
export async function readBriefing(file: string, parse: Parse): Promise<ReadFile> {
  try {
    const bytes = await readInside(file);
    return {
      briefing: await parse(bytes, file),
      bytes,
      hash: createHash('sha256').update(bytes).digest('base64url'),
    };
  } catch (error) {
    return { problems: problemsOf(error, file), unread: !(error instanceof BriefingError) };
  }
}

/** The problem of a file with an id that another file has. */
export const idTaken = (file: string, id: string, other: string): Problem =>
  fileProblem(file, `the id ${id} is taken by ${other}`, 'Give one of them another id: in its front matter');

/** The problem of a file with the bytes of another. */
export const isCopy = (file: string, other: string): Problem =>
  fileProblem(file, `this is a copy of ${other}`, 'Remove it, or make another briefing of it');

function problemsOf(error: unknown, file: string): readonly Problem[] {
  if (error instanceof BriefingError) return error.problems;
  const cause = causeOf(error);
  const mend = MENDS.get(cause) ?? 'Check that it exists and who may read it';
  return [fileProblem(file, `the file cannot be read (${cause})`, mend)];
}

const MENDS = new Map([
  ['ENOENT', 'There is none of this name, or it is a link to nothing: check the name'],
  ['EACCES', 'Let the user who runs this read it'],
  ['ELOOP', 'It is a link that leads to itself: put the file itself there'],
]);

const TEXT = /\.(?:md|txt)$/i;
/** Files that people drop when they mean a briefing. They are refused; any other file is none of our business. */
const DOCUMENT = /\.(?:docx?|gdoc|html?|markdown|odt|pages|pdf|rtf)$/i;

const isOurs = (name: string): boolean =>
  /^(?!\.|readme\.)[^/\\]+$/i.test(name) && !LAID_BESIDE.some((mark) => mark.test(name));

/**
 * Whether a file of this name counts as a briefing: `*.md` or `*.txt`, not hidden, not a README, and not what a program
 * lays beside it of its own accord.
 */
export const isBriefingFile = (name: string): boolean => TEXT.test(name) && isOurs(name);

/** Whether a file of this name is read as a briefing, or refused as a document that is none. */
export const isLookedAt = (name: string): boolean => (TEXT.test(name) || DOCUMENT.test(name)) && isOurs(name);

/**
 * Word's note on who has a file open, and the other version that Syncthing, Dropbox, ownCloud, Seafile or OneDrive
 * keeps when two people changed one file (OneDrive's by the computer's name, as Windows makes them).
 */
const LAID_BESIDE = [
  /^~\$|\.sync-conflict-\d{8}-|\([^)]*conflicted copy[^)]*\)|_conflict-\d{8}-\d{6}|\(SFConflict /i,
  /-(?:DESKTOP|LAPTOP)-[A-Z0-9]{7}(?:-\d+)?\.\w+$/,
];

/**
 * The file itself that a path leads to. Rejects with `BriefingError` when the path is a link that leads out of its own
 * folder.
 */
export async function realFile(file: string): Promise<string> {
  const real = await realpath(file);
  // A folder may be called "..data", so the dots alone tell nothing.
  if (/^\.\.[/\\]/.test(relative(await realpath(dirname(file)), real)))
    throw refusal(file, 'the file is a link that leads out of the folder', 'Put the file itself there');
  return real;
}

async function readInside(file: string): Promise<Uint8Array> {
  const real = await realFile(file);
  if (!TEXT.test(file))
    throw refusal(file, 'only *.md and *.txt files are read', 'Save its text as one of them');
  // Without NONBLOCK a named pipe would keep the bot waiting; without NOFOLLOW a link put there just now would be
  // followed.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  const handle = await open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw refusal(file, 'this is not a file', 'Take it out of the folder');
    if (stat.size > MOST_BYTES) throw new BriefingError([{ file, ...tooLarge(stat.size) }]);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(stat.size));
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const refusal = (file: string, found: string, mend: string): BriefingError =>
  new BriefingError([fileProblem(file, found, mend)]);
