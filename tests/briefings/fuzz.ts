// Checks the parser's promises on a million files (or as many as the first argument says), from a new seed each time.
import fc from 'fast-check';
import { typed } from '../support/typed.ts';
import { anyFile, anyName } from './any-file.ts';
import { checkPromises } from './promises.ts';

const USAGE = 'fuzz:briefings -- [FILES] [SEED], both whole numbers.';
const { positionals } = typed(USAGE, { allowPositionals: true });
const numRuns = Number(positionals[0] ?? 1_000_000);
const seed = Number(positionals[1] ?? Date.now() & 0x7fffffff);
if (positionals.length > 2 || !Number.isSafeInteger(numRuns) || numRuns < 1 || !Number.isSafeInteger(seed)) {
  console.error(`Type it as: npm run ${USAGE}`);
  process.exit(1);
}
let accepted = 0;
let slowest = { ms: 0, bytes: 0 };
console.log(`${numRuns} files, seed ${seed}`);
fc.assert(
  fc.property(anyFile, anyName, (bytes, name) => {
    const start = performance.now();
    if (checkPromises(bytes, name)) accepted += 1;
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { ms, bytes: bytes.length };
  }),
  { numRuns, seed },
);
console.log(
  `${accepted} accepted, ${numRuns - accepted} refused, none broke a promise; slowest ${slowest.ms.toFixed(0)} ms (${slowest.bytes} bytes)`,
);
