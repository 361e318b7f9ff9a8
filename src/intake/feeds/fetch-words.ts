import { PRIVATE } from './private-address.ts';

/** What to say about a feed that is not fetched because only this machine or its own network can reach it. */
export const PRIVATE_WORDS =
  'it leads to a private address, which is not fetched; set FEEDS_PRIVATE=yes if the feed is on your own network';

/** What to say about a feed whose server answers with an error. */
export function statusWords(status: number): string {
  if (status === 401 || status === 403)
    return `it answers ${status}, so we may not read it; check the address, or ask its publisher`;
  if (status === 404 || status === 410)
    return `it answers ${status}, so it is not there; check the address in FEEDS`;
  if (status === 429) return 'it answers 429, as we ask too often; it is asked less often now';
  return `it answers ${status}; it is tried again later`;
}

/** By the code of the error, or by its name if it has no code. */
const WORDS: Record<string, string> = {
  TimeoutError: 'it takes too long; it is tried again later',
  ENOTFOUND: 'its server is not known; check the spelling of the address',
  EAI_AGAIN: 'the name of its server cannot be looked up now; it is tried again later',
  ECONNREFUSED: 'its server refuses the connection; it is tried again later',
  ECONNRESET: 'the connection broke off; it is tried again later',
  UND_ERR_SOCKET: 'the connection broke off; it is tried again later',
  UND_ERR_CONNECT_TIMEOUT: 'its server does not answer; it is tried again later',
  UND_ERR_HEADERS_TIMEOUT: 'its server does not answer; it is tried again later',
  UND_ERR_BODY_TIMEOUT: 'it stopped in the middle; it is tried again later',
  [PRIVATE]: PRIVATE_WORDS,
};

/**
 * What to say when fetching from `url` failed with an error. Never the error's own message, which may contain the
 * address with all its secrets.
 */
export function errorWords(error: unknown, url: URL): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'it cannot be fetched; it is tried again later';
  // This error has no code, and the list of these ports is fetch's own.
  if (cause.message === 'bad port')
    return `it leads to port ${url.port}, which is kept for another service than the web and not fetched; have it served at another port, such as 8080`;
  // Its codes are many, and help nobody.
  if (cause.name === 'HTTPParserError')
    return 'its server does not answer as the web does; check the address, or ask its publisher';
  const reason = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  if (/^ERR_SSL_|^EPROTO$/.test(reason))
    return `its server does not speak https as it should (${reason}); check whether its address begins with http:// or has another port`;
  if (/CERT|SIGNATURE/.test(reason))
    return `its certificate is not to be trusted (${reason}); ask its publisher`;
  return WORDS[reason] ?? `it cannot be fetched (${reason}); it is tried again later`;
}
