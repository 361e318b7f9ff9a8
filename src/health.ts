import { once } from 'node:events';
import { createServer } from 'node:http';
import { causeOf } from './briefings/error-code.ts';
import { ConfigError } from './config.ts';
import type { Metrics } from './metrics.ts';

/** What keeps the bot from doing its work right now, in a few words each; empty when it is ready. Must not reject. */
export type Readiness = () => Promise<readonly string[]>;

/** What was refused of what publishers gave, a line each; the bot is ready nevertheless. */
export type Refused = () => readonly string[];

export type Health = { port: number; close(): Promise<void> };

/** What is served. */
export type HealthParts = {
  missing: Readiness;
  refused: Refused;
  metrics: Pick<Metrics, 'contentType' | 'text'>;
};

/**
 * Serves `/healthz` (the process is alive: 200), `/readyz` (200, or 503 with what is missing; and what was refused) and
 * `/metrics` (for Prometheus) on every interface, for whatever supervises the process. Rejects with `ConfigError` when the
 * port cannot be had.
 */
export async function serveHealth(port: number, parts: HealthParts): Promise<Health> {
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    // Not by URL, which throws at some of what anybody may ask for.
    const [pathname] = (request.url ?? '').split('?');
    if (pathname === '/healthz') return answer(200, { ok: true });
    if (pathname === '/metrics') {
      const text = await parts.metrics.text().catch(() => undefined);
      if (text === undefined) return answer(503, { error: 'The database cannot be read now.' });
      response.writeHead(200, { 'content-type': parts.metrics.contentType, 'cache-control': 'no-store' });
      return void response.end(text);
    }
    if (pathname !== '/readyz')
      return answer(404, { error: 'Only /healthz, /readyz and /metrics are served here.' });
    const missing = await parts.missing();
    answer(missing.length ? 503 : 200, { ready: missing.length === 0, missing, refused: parts.refused() });
  });
  server.listen(port);
  await once(server, 'listening').catch((error: unknown) => {
    const reason = causeOf(error);
    throw new ConfigError(
      `HEALTH_PORT is "${port}", which cannot be had (${reason}); it must be a port that ${reason === 'EACCES' ? 'this user may open, such as one above 1023' : 'nothing else uses'}.`,
    );
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
