import { onTestFinished } from 'vitest';
import { openStorage, type Place, type Storage } from '../../src/storage/storage.ts';
import { embeddedPlace, type OwnPlace, postgresPlace } from './places.ts';

/** A kind of database tests run on; `place` makes an empty one that is gone when the test has finished. */
export type DatabaseKind = { name: string; place(): Promise<Place> };

const kind = (name: string, make: () => Promise<OwnPlace>): DatabaseKind => ({
  name,
  async place() {
    const { place, remove } = await make();
    onTestFinished(remove);
    return place;
  },
});

/** The Postgres that tests may use, if there is one. */
export const TEST_DATABASE_URL = process.env['TEST_DATABASE_URL'];

/** SQLite, and Postgres too where `TEST_DATABASE_URL` names one. */
export const databases: readonly DatabaseKind[] = [
  kind('SQLite', embeddedPlace),
  ...(TEST_DATABASE_URL ? [kind('Postgres', () => postgresPlace(TEST_DATABASE_URL))] : []),
];

/** Opens a storage that is closed when the test has finished. */
export async function openFor(place: Place): Promise<Storage> {
  const storage = await openStorage(place);
  onTestFinished(() => storage.close());
  return storage;
}
