import { createReader } from '../../src/intake/reader.ts';

/** What its thread has to load takes longer than most of what a test reads, so all that read in one process share it. */
export const oneReader = createReader();
