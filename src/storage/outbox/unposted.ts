/** Not posted because of a retraction, or because its file was removed. */
export const CANCELLED = { state: 'cancelled', note: 'taken back before it was posted' } as const;

/** Not posted because it is about none of its subscription's topics any more. */
export const UNWANTED = { state: 'skipped', note: 'about none of the topics chosen since' } as const;

/** Not posted because it was overdue for too long. */
export const TOO_OLD = { state: 'skipped', note: 'too old: only the latest was posted' } as const;
