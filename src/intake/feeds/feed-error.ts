/** A feed that could not be had or read: `message` is a clause that says what is wrong and what to do, to be put after its address. */
export class FeedError extends Error {
  override name = 'FeedError';
  /** How long its server wants to be left alone, in ms. */
  readonly retryAfter: number | undefined;

  constructor(message: string, retryAfter?: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
