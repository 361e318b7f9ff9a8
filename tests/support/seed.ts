import fc from 'fast-check';

/** Property tests try the same cases at each run; `TEST_SEED=N npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env['TEST_SEED'] ?? 1) });
