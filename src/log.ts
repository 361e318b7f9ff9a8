import { pino } from 'pino';
import type { Config } from './config.ts';

/** Structured log lines on standard output, one JSON object each. */
export type Log = pino.Logger;

/** Makes the process's log. Anything that might carry a token is cut out before it is written. */
export function createLog(level: Config['logLevel'], destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ['token', '*.token', '*.headers.authorization', '*.requestBody'], censor: '(hidden)' },
  };
  return destination ? pino(options, destination) : pino(options);
}
