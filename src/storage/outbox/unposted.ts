/** What a retraction kept from being posted. */
export const RETRACTED = { state: 'cancelled', note: 'retracted before it was posted' } as const;

/** What was in no folder any more before it was posted. */
export const REMOVED = { state: 'cancelled', note: 'removed before it was posted' } as const;

/** What is about none of the topics of its subscription any more. */
export const UNWANTED = { state: 'skipped', note: 'about none of the topics chosen since' } as const;

/** What was overdue for too long. */
export const TOO_OLD = { state: 'skipped', note: 'too old: only the latest was posted' } as const;
