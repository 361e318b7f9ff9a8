import { parseArgs } from 'node:util';
import type { Parse } from '../briefings/briefing-file.ts';
import { codeOf } from '../briefings/error-code.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { createReader, type Reader } from '../intake/reader.ts';
import { StorageError } from '../storage/storage-error.ts';

/** Where a program is run: what was typed after its name, and who hears what it says. `config` throws `ConfigError`. */
export type Terminal = {
  words: readonly string[];
  config(): Config;
  /** Reads as the bot does, which gives up on what takes too long. To be closed. */
  reader(): Reader;
  say(text: string): void;
  complain(text: string): void;
};

/** What a program of the terminal does; whether it went well. */
export type Program = (terminal: Terminal) => boolean | Promise<boolean>;

/** Runs a program that has the process for itself, which ends with 1 if it did not go well; `usage` is how it is typed. */
export async function program(work: Program, usage: string): Promise<void> {
  const words = process.argv.slice(2);
  if (words.some((word) => word === '--help' || word === '-h')) return console.log(usage);
  const terminal = {
    words,
    config: loadConfig,
    reader: createReader,
    say: console.log,
    complain: console.error,
  };
  if (!(await attempt(work, terminal, usage))) process.exitCode = 1;
}

/** Whether a program went well: an error that the person can mend is said in its own words, without a stack. */
export async function attempt(work: Program, terminal: Terminal, usage = ''): Promise<boolean> {
  try {
    return await work(terminal);
  } catch (error) {
    if (isMistyped(error)) return fail(terminal, mistyped(error, usage));
    const isExpected = error instanceof ConfigError || error instanceof StorageError || isRefused(error);
    if (!isExpected) throw error;
    const mayNot = ['EACCES', 'EPERM'].includes(codeOf(error));
    return fail(
      terminal,
      `${error.message}${mayNot ? '. Let the user who runs this read and write there.' : ''}`,
    );
  }
}

/** Reads files by the limits that the bot has. */
export async function reading<T>({ reader }: Terminal, work: (parse: Parse) => Promise<T>): Promise<T> {
  const { briefing, close } = reader();
  return work(briefing).finally(close);
}

/** The words of a program that takes no options, so that none becomes the name of a file. */
export const fileNames = ({ words }: Terminal): string[] =>
  parseArgs({ args: [...words], allowPositionals: true }).positionals;

/** A file's name as it is typed after a command: one word, whatever blanks are in it. */
export const asWord = (file: string): string => (/\s/.test(file) ? `"${file}"` : file);

/** Says what went wrong, which it then did. */
export function fail({ complain }: Terminal, message: string): false {
  complain(message);
  return false;
}

/** Whether the system would not do something with a file, as its message says. */
const isRefused = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

/** What was mistyped, without Node's advice on it, and how it is typed. */
export const mistyped = (error: Error, usage: string): string =>
  `${error.message.split('. ', 1)[0]?.replace(/\.$/, '')}. ${usage}`;

/** Whether an option was typed that does not exist, or without what it needs. */
export const isMistyped = (error: unknown): error is Error => codeOf(error).startsWith('ERR_PARSE_ARGS');
