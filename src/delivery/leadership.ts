/** Which of several processes on one database posts. */
export type Leadership = {
  /** Whether this process may post at this moment. */
  held(): boolean;
  /** Resolves when it may, or when `signal` aborts. */
  gained(signal: AbortSignal): Promise<void>;
};
