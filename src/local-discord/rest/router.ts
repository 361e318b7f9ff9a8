import { refusal } from '../api-error.ts';
import type { Route } from './route.ts';

export type Match = { route: Route; parts: Record<string, string> };

/** Finds routes by method and path, comparing segment by segment. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const byLength = Map.groupBy(
    routes.map((route) => ({ route, segments: route.path.split('/') })),
    ({ segments }) => segments.length,
  );
  return (method, path) => {
    const given = path.split('/');
    let pathKnown = false;
    for (const { route, segments } of byLength.get(given.length) ?? []) {
      const parts = match(segments, given);
      if (!parts) continue;
      pathKnown = true;
      if (route.method === method) return { route, parts };
    }
    throw refusal(pathKnown ? 'methodNotAllowed' : 'notFound');
  };
}

function match(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const parts: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const value = given[i] ?? '';
    if (segment.startsWith(':')) parts[segment.slice(1)] = decoded(value);
    else if (segment !== decoded(value)) return undefined;
  }
  return parts;
}

/** `@original` arrives as `%40original`; a malformed escape is left as it came and then matches nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
