import type { ServerResponse } from 'node:http';
import { ApiError, refusal } from '../api-error.ts';

/** What a request is answered with; without body or text, with nothing. */
export type Result = { status: number; body?: unknown; headers: Record<string, string>; text?: string };

/** The answer to who should wait so many seconds. */
export function rateLimited(seconds: number, global: boolean, headers: Record<string, string>): Result {
  const wait = Math.ceil(seconds * 1000) / 1000;
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: wait, global },
    headers: {
      ...headers,
      'retry-after': String(Math.ceil(wait)),
      ...(global && { 'x-ratelimit-global': 'true' }),
    },
  };
}

/** The answer to what was refused. Refusals are Discord's to give; anything else is a fault of the stand-in, shown as the 500 it is. */
export function refused(error: unknown): Result {
  if (error instanceof ApiError) {
    const { status, body, retryAfter } = error;
    const wait = retryAfter !== undefined && {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': 'user',
    };
    return { status, body, headers: { ...wait } };
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`local Discord failed: ${told}\n`);
  return { status: 500, body: refusal('serverError').body, headers: {} };
}

/** Sends a result. */
export function write(response: ServerResponse, { status, body, text, headers }: Result): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (text !== undefined) {
    response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
    return;
  }
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
