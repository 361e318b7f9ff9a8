import type { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { LocalDiscord } from '../local-discord.ts';

/** What an operation works on. */
export type At = { engine: Engine; discord: LocalDiscord; drop?: Drop; forget?: Forget };

/** Hands a text to whoever runs the bot, to publish it; resolves with what came of it, in words for the operator. */
export type Drop = (text: string) => Promise<string>;

/** Has the bot forget what it knows of these servers, by id, before they start anew. */
export type Forget = (guildIds: readonly string[]) => Promise<void>;

/** Something the control API can be asked to do: reads its JSON, does it, answers JSON. Refuses a body that does not fit with a ZodError. */
export type Operation = (at: At, body: unknown) => Promise<object>;

/** An operation whose body is read by `schema`. */
export function operation<T>(schema: z.ZodType<T>, run: (at: At, given: T) => Promise<object>): Operation {
  return async (at, body) => run(at, schema.parse(body ?? {}));
}
