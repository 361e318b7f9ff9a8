/** What a retraction, or the removal of its file, kept from being posted. */
export const CANCELLED = { state: 'cancelled', note: 'taken back before it was posted' } as const;

/** What is about none of the topics of its subscription any more. */
export const UNWANTED = { state: 'skipped', note: 'about none of the topics chosen since' } as const;

/** What was overdue for too long. */
export const TOO_OLD = { state: 'skipped', note: 'too old: only the latest was posted' } as const;
