import type { WebSocket } from 'ws';
import type { At } from './operation.ts';

/**
 * Tells over a WebSocket of every change, and with `?traffic=1` of every piece of traffic: `{ event, data }` as JSON, the event
 * `change` or `traffic`. An ephemeral message is told only to the person in `?as=` (an id), if that is given.
 */
export function tellEvents({ engine }: At, query: URLSearchParams, socket: WebSocket): void {
  const as = query.get('as');
  const send = (event: string, data: object) => socket.send(JSON.stringify({ event, data }));
  const ends = [
    engine.changes.subscribe((change) => {
      const hidden =
        as !== null && change.kind === 'message' && change.visibleTo !== null && change.visibleTo !== as;
      if (!hidden) send('change', change);
    }),
    ...(query.has('traffic') ? [engine.traffic.subscribe((entry) => send('traffic', entry))] : []),
  ];
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    for (const end of ends) end();
  });
}
