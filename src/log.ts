import { pino } from 'pino';
import type { Config } from './config.ts';

/** Structured log lines on standard output, one JSON object each. */
export type Log = pino.Logger;

/** An interaction's token, in the addresses under which it is answered. */
const TOKEN_IN_ADDRESS = /(\/(?:interactions|webhooks)\/\d+\/)[^/"\\?\s]+/g;

/** Makes the process's log. Anything that might carry a token is cut out before it is written. */
export function createLog(level: Config['logLevel'], destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // Errors of discord.js carry the address they asked, and some addresses are good for whoever has them.
    hooks: { streamWrite: (line) => line.replace(TOKEN_IN_ADDRESS, '$1(hidden)') },
    redact: { paths: ['token', '*.token', '*.headers.authorization', '*.requestBody'], censor: '(hidden)' },
  };
  return destination ? pino(options, destination) : pino(options);
}
