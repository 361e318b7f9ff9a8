import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { ActError } from '../actions/act-error.ts';
import { ApiError } from '../api-error.ts';
import { readBody } from '../rest/body.ts';
import { own } from '../world/lookup.ts';
import { ACTS } from './acts.ts';
import type { At } from './operation.ts';
import { OPERATOR } from './operator.ts';
import { VIEWS } from './views.ts';

/**
 * The control API: `POST /local/<act>` with JSON, `GET /local/<view>?…`; what changes is told at `/local/events` (events.ts).
 * A refusal is `{ "error": "…" }` with 400 for what cannot be done and 404 for what there is not.
 */
export async function answerControl(
  at: At,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', at.engine.url);
  const name = url.pathname.slice('/local/'.length);
  const reply = (status: number, body: object) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(body));

  const known = request.method === 'GET' ? own(VIEWS, name) : (own(ACTS, name) ?? own(OPERATOR, name));
  if (!known) {
    reply(404, { error: `There is no ${request.method ?? ''} /local/${name}.` });
    return;
  }
  // A form of another site can send anything but JSON.
  if (request.method !== 'GET' && !request.headers['content-type']?.startsWith('application/json')) {
    reply(400, { error: 'Send JSON, with content-type application/json.' });
    return;
  }
  try {
    const body =
      request.method === 'GET' ? Object.fromEntries(url.searchParams) : (await readBody(request)).body;
    reply(200, await known(at, body));
  } catch (error) {
    const told = wordsFor(error);
    if (told === undefined) throw error;
    reply(400, { error: told });
  }
}

function wordsFor(error: unknown): string | undefined {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (error instanceof ApiError) return `${error.message} ${JSON.stringify(error.errors ?? error.code)}`;
  return error instanceof ActError ? error.message : undefined;
}
