import { createReader, USUAL_READING } from '../../src/intake/reader.ts';

/** What its thread has to load takes longer than most of what a test reads, so all that read in one process share it and keep it. */
export const oneReader = createReader({ ...USUAL_READING, idle: 10 * 60_000 });
