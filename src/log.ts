import { pino } from 'pino';
import type { Config } from './config.ts';

/** Structured log lines on standard output, one JSON object each. */
export type Log = pino.Logger;

/** An interaction's token, in the addresses under which it is answered. */
const TOKEN_IN_ADDRESS = /(\/(?:interactions|webhooks)\/\d+\/)[^/"\\?\s]+/g;

/** So much of what cannot be written is kept until it can, in bytes. */
const KEPT = 1_000_000;

/** Standard output, which may be a file on a disk that is full: that ends nothing, and it is written to again once there is room. */
function standardOutput(): pino.DestinationStream {
  const output = pino.destination({ sync: false, maxLength: KEPT });
  // Else the end of the process waits for room as well.
  const giveUp = (): void => output.destroy();
  output.on('write', () => process.off('exit', giveUp));
  output.on('error', () => process.off('exit', giveUp).prependListener('exit', giveUp));
  return output;
}

/** Makes the process's log. Anything that might carry a token is cut out before it is written. */
export function createLog(level: Config['logLevel'], destination = standardOutput()): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // Errors of discord.js carry the address they asked, and some addresses are good for whoever has them.
    hooks: { streamWrite: (line) => line.replace(TOKEN_IN_ADDRESS, '$1(hidden)') },
    redact: { paths: ['token', '*.token', '*.headers.authorization', '*.requestBody'], censor: '(hidden)' },
  };
  return pino(options, destination);
}
