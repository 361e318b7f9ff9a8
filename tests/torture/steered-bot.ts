import { enableCompileCache, flushCompileCache } from 'node:module';
import { steerableClock } from '../support/steerable-clock.ts';

/** The whole bot as `npm start` runs it, but for its clock: it begins `CLOCK_AHEAD` ms ahead and is pushed by messages. */
enableCompileCache();
const { loadConfig } = await import('../../src/config.ts');
const { createLog } = await import('../../src/log.ts');
const { run } = await import('../../src/run.ts');
// Whoever is killed writes nothing when it ends.
flushCompileCache();
const config = loadConfig();
const clock = steerableClock(Number(process.env['CLOCK_AHEAD'] ?? 0));
process.on('message', (ms) => clock.advance(Number(ms)));
// Whoever pushes the clock is gone: nothing is left to be tested.
process.on('disconnect', () => process.exit(1));
await run(config, { clock, log: createLog(config.logLevel), say: () => {} }, new AbortController().signal);
