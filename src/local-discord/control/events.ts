import type { ServerResponse } from 'node:http';
import type { At } from './operation.ts';

/**
 * Streams every change as an event `change`, and with `?traffic=1` every piece of traffic as an event `traffic`, each
 * with JSON data. An ephemeral message is told only to the person in `?as=` (an id), if that is given.
 */
export function streamEvents({ engine }: At, query: URLSearchParams, response: ServerResponse): void {
  const as = query.get('as');
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': hello\n\n');
  const send = (event: string, data: object) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const ends = [
    engine.changes.subscribe((change) => {
      const hidden =
        as !== null && change.kind === 'message' && change.visibleTo !== null && change.visibleTo !== as;
      if (!hidden) send('change', change);
    }),
    ...(query.has('traffic') ? [engine.traffic.subscribe((entry) => send('traffic', entry))] : []),
  ];
  response.on('close', () => {
    for (const end of ends) end();
  });
}
