import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, refusal } from '../api-error.ts';
import type { Engine } from '../engine.ts';
import { readBody } from './body.ts';
import { checkPathIds } from './path-ids.ts';
import { type LimitedRequest, USUAL_ALLOWANCE } from './rate-limits.ts';
import type { Answer, Call } from './route.ts';
import { createRouter, type Match } from './router.ts';
import { ROUTES } from './routes/index.ts';

const BASE = /^\/api(?:\/v(\d+))?(\/.*)$/;
/** The parts of a path that give a bucket its own count. */
const MAJOR_PARTS = ['channelId', 'guildId', 'token'];
const route = createRouter(ROUTES);

type Result = { status: number; body?: unknown; headers: Record<string, string>; html?: string };

/** Answers one REST request, with faults, limits and all, and notes it in the traffic. */
export async function answerApi(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = engine.clock.now();
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', engine.url);
  const [, version, path = '/'] = BASE.exec(url.pathname) ?? [];
  const { body, files, problem } = await readBody(request).then(
    (read) => ({ ...read, problem: undefined }),
    (error: unknown) => ({ body: undefined, files: [], problem: error }),
  );

  const effect = engine.faults.take(method, path);
  const note = (status: number | null, answer: unknown) =>
    engine.traffic.note({
      kind: 'rest',
      at,
      method,
      path: `${path}${url.search}`,
      request: body,
      files: files.map((file) => file.filename),
      status,
      answer,
    });
  const send = (result: Result) => {
    note(result.status, result.body ?? result.html ?? null);
    engine.limits.answered(result.status, result.headers['x-ratelimit-scope'] === 'shared');
    write(response, result);
  };

  if (effect?.kind === 'drop' && effect.when === 'before') {
    note(null, 'dropped before it did anything');
    request.socket.destroy();
    return;
  }
  const broken = (status: number): Result => ({
    status,
    body: { message: `${status}: injected fault`, code: 0 },
    headers: {},
  });
  if (effect?.kind === 'status' && effect.when !== 'after') return send(broken(effect.status));
  if (effect?.kind === 'page')
    return send({ status: effect.status, html: '<h1>Sorry, you have been blocked</h1>', headers: {} });
  if (effect?.kind === 'refuse')
    return send(
      refused(
        new ApiError(
          effect.status,
          effect.code,
          effect.message,
          // Nobody is told to slow down without being told for how long.
          effect.status === 429 ? { retryAfter: 1 } : {},
        ),
      ),
    );
  if (effect?.kind === 'rate-limit')
    return send(
      rateLimited(effect.seconds, effect.global ?? false, {
        'x-ratelimit-scope': effect.scope ?? (effect.global ? 'global' : 'user'),
      }),
    );

  const handle = (): Result => {
    try {
      if (problem) throw problem;
      if (version !== '10') throw refusal('badVersion');
      if (!/^DiscordBot \(/.test(request.headers['user-agent'] ?? '')) throw refusal('blockedByNetwork');
      return perform(engine, route(method, path), {
        authorization: request.headers.authorization,
        query: url.searchParams,
        body,
        files,
      });
    } catch (error) {
      return refused(error);
    }
  };

  if (effect?.kind === 'late') {
    engine.clock.after(effect.ms, () => send(handle()));
    return;
  }
  const result = handle();
  if (effect?.kind === 'drop') {
    note(null, { 'dropped after it took effect': result.body ?? null });
    request.socket.destroy();
    return;
  }
  if (effect?.kind === 'status') send(broken(effect.status));
  else if (effect?.kind === 'slow') engine.clock.after(effect.ms, () => send(result));
  else send(result);
}

type Given = Pick<Call, 'query' | 'body' | 'files'> & { authorization: string | undefined };

function perform(engine: Engine, match: Match, given: Given): Result {
  const limited = limitOf(match);
  const verdict = limited ? engine.limits.admit(limited) : undefined;
  if (verdict?.kind === 'banned')
    return { status: 429, html: 'error code: 1015', headers: { 'retry-after': String(verdict.seconds) } };
  if (verdict?.kind === 'wait') return rateLimited(verdict.seconds, verdict.global, verdict.headers);
  const headers = verdict?.headers ?? {};
  try {
    if (match.route.auth && given.authorization !== `Bot ${engine.world.token}`)
      throw refusal('unauthorized');
    checkPathIds(match.parts);
    const answer: Answer = match.route.run({
      engine,
      query: given.query,
      body: given.body,
      files: given.files,
      part: (name) => match.parts[name] ?? '',
    });
    return { ...answer, headers };
  } catch (error) {
    const result = refused(error);
    return { ...result, headers: { ...headers, ...result.headers } };
  }
}

function limitOf({ route, parts }: Match): LimitedRequest | undefined {
  if (route.allowance === null) return undefined;
  const major = MAJOR_PARTS.map((name) => parts[name])
    .filter(Boolean)
    .join('/');
  return {
    bucket: `${route.method}:${route.path} ${major}`,
    allowance: route.allowance ?? USUAL_ALLOWANCE,
    global: route.auth,
  };
}

function rateLimited(seconds: number, global: boolean, headers: Record<string, string>): Result {
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

/** Refusals are Discord's to give; anything else is a fault of the stand-in, shown as the 500 it is. */
function refused(error: unknown): Result {
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

function write(response: ServerResponse, { status, body, html, headers }: Result): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (html !== undefined) {
    response.writeHead(status, { 'content-type': 'text/plain' }).end(html);
    return;
  }
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
