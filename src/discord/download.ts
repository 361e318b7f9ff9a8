import type { Attachment } from 'discord.js';
import { MOST_BYTES, tooLarge } from '../briefings/parse/decode.ts';
import { UserError } from './command.ts';

const PATIENCE = 10_000;

/** The bytes of an uploaded file, at most 1 MiB. Throws `UserError` when it is larger or does not arrive within 10 s. */
export async function download({ url, size }: Attachment): Promise<Uint8Array> {
  if (size > MOST_BYTES)
    throw new UserError(`I could not take that: ${tooLarge(size).found}. ${tooLarge(size).mend}.`);
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  const bytes = answer?.ok ? await answer.arrayBuffer().catch(() => undefined) : undefined;
  if (bytes === undefined)
    throw new UserError('Discord did not hand me the file. Please try again, or paste the text instead.');
  return new Uint8Array(bytes);
}
