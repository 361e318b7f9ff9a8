import { loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { run } from '../../src/run.ts';
import { steerableClock } from '../support/steerable-clock.ts';

/** The whole bot as `npm start` runs it, but for its clock: it begins `CLOCK_AHEAD` ms ahead and is pushed by messages. */
const config = loadConfig();
const clock = steerableClock(Number(process.env['CLOCK_AHEAD'] ?? 0));
process.on('message', (ms) => clock.advance(Number(ms)));
// Whoever pushes the clock is gone: nothing is left to be tested.
process.on('disconnect', () => process.exit(1));
await run(config, { clock, log: createLog(config.logLevel), say: () => {} }, new AbortController().signal);
