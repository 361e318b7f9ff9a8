/** What a member tried cannot be done by them, there, or at all; Discord's own client would not have let them. */
export class ActError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ActError';
  }
}
