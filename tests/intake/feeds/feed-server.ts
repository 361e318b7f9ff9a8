import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { createFetcher, type FetchLimits } from '../../../src/intake/feeds/fetch-feed.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A test that is about time says how much; the others must not fail for want of it. */
const LIMITS: FetchLimits = { bytes: 1024 * 1024, ms: 50_000, redirects: 3, private: true };

/** The port of a server that listens until the test is over. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has such an address.
  return (server.address() as AddressInfo).port;
}

/** What time it is for whoever fetches; at a full second, as HTTP tells times by the second. */
export const NOW = Date.UTC(2026, 5, 1);

/** A server that answers like this, and fetches: `get` from it, with what is kept of an earlier one, `from` anywhere. */
export async function serving(
  answer: Answer,
  limits: Partial<FetchLimits> = {},
  isPrivate?: (address: string) => boolean,
) {
  const server = createServer(answer);
  const port = await listening(server);
  onTestFinished(() => server.closeAllConnections());
  const { fetchFeed, close } = createFetcher({ ...LIMITS, ...limits }, () => NOW, isPrivate);
  onTestFinished(close);
  const never = new AbortController().signal;
  return {
    port,
    get: (path = '/', have = {}, signal = never) =>
      fetchFeed(`http://127.0.0.1:${port}${path}`, have, signal),
    from: (address: string) => fetchFeed(address, {}, never),
  };
}
