import { z } from 'zod';

/** Anything a client sends over the gateway. */
export const payloadSchema = z.object({ op: z.int(), d: z.unknown().optional() });

/** The data of an identify. */
export const identifySchema = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).default([0, 1]),
  properties: z.looseObject({}),
});

/** The data of a resume. */
export const resumeSchema = z.object({
  token: z.string(),
  session_id: z.string(),
  seq: z.int(),
});
