/** The system's code of an error, such as ENOENT; empty when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The system's code of an error; of one that has none, what it says. */
export const causeOf = (error: unknown): string => codeOf(error) || String(error);
