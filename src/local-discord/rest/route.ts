import type { Engine } from '../engine.ts';
import type { UploadedFile } from '../messages/attachments.ts';
import type { Allowance } from './rate-limits.ts';

/** A request that reached its route. */
export type Call = {
  engine: Engine;
  /** A part of the path by its name in the route; always there, because the route names it. */
  part(name: string): string;
  query: URLSearchParams;
  /** The JSON body, or the `payload_json` of a multipart one; undefined when there is none. */
  body: unknown;
  files: readonly UploadedFile[];
};

/** No body means 204. */
export type Answer = { status: number; body?: unknown };

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v10`, with `:name` for the parts that vary. */
  path: string;
  /** Whether it wants the bot's token; interaction routes carry one of their own. */
  auth: boolean;
  /** The route's own rate limit; the usual one when left out, none when null. */
  allowance?: Allowance | null;
  run(call: Call): Answer;
};

/** A 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** A 204. */
export const DONE: Answer = { status: 204 };
