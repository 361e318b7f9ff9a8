/**
 * A feed that could not be fetched or read. `message` is a clause, to be put after the feed's address, that says what
 * is wrong and what to do.
 */
export class FeedError extends Error {
  override name = 'FeedError';
  /** How long its server wants to be left alone, in ms. */
  readonly retryAfter: number | undefined;

  constructor(message: string, retryAfter?: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
