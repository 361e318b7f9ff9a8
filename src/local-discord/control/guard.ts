import type { IncomingMessage } from 'node:http';

/** What a request says of itself. */
type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

const HTTP = 80;
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost'];

/**
 * Why a request must not be answered, or undefined when it may. A web page elsewhere can make a browser send requests
 * here; its name in `Host` (DNS rebinding) or `Origin` gives it away.
 */
export function refuseForeign(request: Asked, port: number): string | undefined {
  // Clients leave the usual port of http out, with and without it is the same.
  const own = LOOPBACK_NAMES.flatMap((name) => [`${name}:${port}`, ...(port === HTTP ? [name] : [])]);
  const { host, origin } = request.headers;
  if (host === undefined || !own.includes(host))
    return `The local Discord answers only to ${own.join(' and ')}.`;
  if (origin !== undefined && !own.some((name) => origin === `http://${name}`))
    return 'The local Discord does not answer pages of other sites.';
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' && !followsLink(request))
    return 'The local Discord does not answer pages of other sites.';
  return undefined;
}

/** Whether somebody followed a link to the page, into a tab of its own: that shows the other site nothing and changes nothing. */
function followsLink({ method, url, headers }: Asked): boolean {
  const toPage = method === 'GET' && url?.split('?', 1)[0] === '/';
  return toPage && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
