import type { Message, Outcome } from '../../src/local-discord/index.ts';

/** The message that a command or a press was answered with; throws when it was answered with none. */
export function messageOf(outcome: Outcome): Message {
  if (outcome.kind === 'message' || outcome.kind === 'update') return outcome.message;
  throw new Error(`the bot answered with ${JSON.stringify(outcome)}`);
}
