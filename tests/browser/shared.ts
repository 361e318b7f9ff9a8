import { afterAll } from 'vitest';

/** What all tests of a file share: opened before the first, closed after the last. */
export async function shared<T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> {
  const opened = await opening;
  afterAll(() => opened.close());
  return opened;
}
