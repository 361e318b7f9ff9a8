/** The database cannot be used as it is. The message says why, and what to do. */
export class StorageError extends Error {
  override name = 'StorageError';
}
