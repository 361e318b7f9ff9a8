/** The system's code of an error, such as ENOENT; empty if it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The system's code of an error or, if it has none, what the error says. */
export const causeOf = (error: unknown): string => codeOf(error) || String(error);
