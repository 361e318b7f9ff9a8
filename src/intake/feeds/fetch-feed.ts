import { Agent, fetch, type Response } from 'undici';
import { quote } from '../../briefings/briefing-error.ts';
import { FeedError } from './feed-error.ts';
import { errorWords, PRIVATE_WORDS, statusWords } from './fetch-words.ts';
import { isPrivateAddress, literalHost, lookupPublic } from './private-address.ts';

/** These tell a server which version we have already. */
export type Validators = { etag?: string; lastModified?: string };

/** `same`: nothing changed. Else the body, where it came from in the end, and what to send next time. */
export type Fetched =
  | { kind: 'same' }
  | { kind: 'new'; bytes: Uint8Array; contentType: string; url: string; validators: Validators };

/** What a fetch may cost: bytes after decompression, ms in all, and redirects; and whether it may reach private addresses. */
export type FetchLimits = { bytes: number; ms: number; redirects: number; private: boolean };

export const USUAL_LIMITS: FetchLimits = { bytes: 5 * 1024 * 1024, ms: 30_000, redirects: 5, private: false };

/** Fetches one address, asking only for what changed. Throws `FeedError`. */
export type FetchFeed = (address: string, have: Validators, signal: AbortSignal) => Promise<Fetched>;

const NAME = 'briefing-bot (feed reader)';
const MIME =
  'application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.8, application/xml;q=0.7, text/xml;q=0.7, */*;q=0.1';

/**
 * Makes a fetcher; `close` ends its connections. `now` is in ms since the epoch. `isPrivate` decides which addresses
 * `limits.private` is about.
 */
export function createFetcher(
  limits: FetchLimits,
  now: () => number,
  isPrivate: (address: string) => boolean = isPrivateAddress,
): { fetchFeed: FetchFeed; close(): Promise<void> } {
  const agent = new Agent({
    connect: { timeout: 10_000, ...(!limits.private && { lookup: lookupPublic(isPrivate) }) },
    headersTimeout: limits.ms,
    bodyTimeout: limits.ms,
  });

  const fetchFeed: FetchFeed = async (address, have, signal) => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limits.ms)]);
    let url = withoutLogin(new URL(address));
    const home = url.origin;
    try {
      const login = loginOf(new URL(address));
      for (let hops = 0; hops <= limits.redirects; hops += 1) {
        const response = await fetch(check(url), {
          dispatcher: agent,
          redirect: 'manual',
          signal: within,
          headers: {
            'user-agent': NAME,
            accept: MIME,
            // A redirect to another server must not take the password along.
            ...(login !== undefined && url.origin === home && { authorization: login }),
            ...(have.etag !== undefined && { 'if-none-match': have.etag }),
            ...(have.lastModified !== undefined && { 'if-modified-since': have.lastModified }),
          },
        });
        const next = redirectOf(response, url);
        if (!next) return await received(response, url);
        await response.body?.cancel();
        url = withoutLogin(next);
      }
    } catch (error) {
      if (error instanceof FeedError) throw error;
      throw new FeedError(errorWords(error, url));
    }
    throw new FeedError(`it redirects more than ${limits.redirects} times; use the address it should end at`);
  };

  function check(url: URL): URL {
    if (!/^https?:$/.test(url.protocol))
      throw new FeedError(
        `it leads to ${url.protocol}//, which is not fetched; ask its publisher for an address that begins with https://`,
      );
    const host = literalHost(url);
    if (host && !limits.private && isPrivate(host)) throw new FeedError(PRIVATE_WORDS);
    return url;
  }

  async function received(response: Response, url: URL): Promise<Fetched> {
    if (response.status === 304) return { kind: 'same' };
    if (!response.ok) {
      await response.body?.cancel();
      throw new FeedError(statusWords(response.status), retryAfter(response, now()));
    }
    const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
    return {
      kind: 'new',
      bytes: await bodyOf(response),
      contentType: response.headers.get('content-type') ?? '',
      url: url.href,
      validators: { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) },
    };
  }

  async function bodyOf({ body }: Response): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > limits.bytes)
        throw new FeedError(
          `it is larger than ${limits.bytes / 1024 / 1024} MiB; ask its publisher for a shorter one`,
        );
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  return { fetchFeed, close: () => agent.destroy() };
}

/** The address without name and password, so that nothing made from it, such as an item's link, can show them. */
function withoutLogin(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/** The name and password in an address, in the form that servers want. Throws `FeedError`. */
function loginOf({ username, password }: URL): string | undefined {
  if (!username && !password) return undefined;
  try {
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(login).toString('base64')}`;
  } catch {
    throw new FeedError(
      'there is a % in the name or password that stands for nothing; write it as %25 in FEEDS',
    );
  }
}

function redirectOf({ status, headers }: Response, from: URL): URL | undefined {
  const to = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || to === null) return undefined;
  if (!URL.canParse(to, from))
    throw new FeedError(
      `it redirects to ${quote(to)}, which is no address; ask its publisher for the right one`,
    );
  return new URL(to, from);
}

/** How long a server asks to be left alone, in ms; at most a day. */
function retryAfter({ headers }: Response, now: number): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), 86_400_000);
}
