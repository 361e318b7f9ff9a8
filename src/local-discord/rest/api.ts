import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, refusal } from '../api-error.ts';
import type { Engine } from '../engine.ts';
import { readBody } from './body.ts';
import type { FaultEffect } from './faults.ts';
import { checkPathIds } from './path-ids.ts';
import { type LimitedRequest, USUAL_ALLOWANCE } from './rate-limits.ts';
import { type Result, rateLimited, refused, write } from './result.ts';
import type { Answer, Call } from './route.ts';
import { createRouter, type Match } from './router.ts';
import { ROUTES } from './routes/index.ts';

const BASE = /^\/api(?:\/v(\d+))?(\/.*)$/;
/** The parts of a path that give a bucket its own count. */
const MAJOR_PARTS = ['channelId', 'guildId', 'token'];
const route = createRouter(ROUTES);

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
    note(result.status, result.body ?? result.text ?? null);
    engine.limits.answered(result.status, result.headers['x-ratelimit-scope'] === 'shared');
    write(response, result);
  };

  if (effect?.kind === 'drop' && effect.when === 'before') {
    note(null, 'dropped before it did anything');
    request.socket.destroy();
    return;
  }
  const instead = effect && answerInstead(effect);
  if (instead) return send(instead);

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
  if (effect?.kind === 'status') send(injected(effect.status));
  else if (effect?.kind === 'slow') engine.clock.after(effect.ms, () => send(result));
  else send(result);
}

/** What a fault answers before a request did anything; undefined when it lets it through first. */
function answerInstead(effect: FaultEffect): Result | undefined {
  if (effect.kind === 'status' && effect.when !== 'after') return injected(effect.status);
  if (effect.kind === 'page')
    return { status: effect.status, text: 'Sorry, you have been blocked', headers: {} };
  if (effect.kind === 'refuse') {
    // Nobody is told to slow down without being told for how long.
    const more = effect.status === 429 ? { retryAfter: 1 } : {};
    return refused(new ApiError(effect.status, effect.code, effect.message, more));
  }
  if (effect.kind !== 'rate-limit') return undefined;
  const { seconds, global = false, scope = global ? 'global' : 'user' } = effect;
  return rateLimited(seconds, global, { 'x-ratelimit-scope': scope });
}

function injected(status: number): Result {
  return { status, body: { message: `${status}: injected fault`, code: 0 }, headers: {} };
}

type Given = Pick<Call, 'query' | 'body' | 'files'> & { authorization: string | undefined };

function perform(engine: Engine, match: Match, given: Given): Result {
  const limited = limitOf(match);
  const verdict = limited ? engine.limits.admit(limited) : undefined;
  if (verdict?.kind === 'banned')
    return { status: 429, text: 'error code: 1015', headers: { 'retry-after': String(verdict.seconds) } };
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
