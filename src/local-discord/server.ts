import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { sendAttachment } from './control/attachments.ts';
import { answerControl } from './control/control.ts';
import { tellEvents } from './control/events.ts';
import { refuseForeign } from './control/guard.ts';
import type { At } from './control/operation.ts';
import { sendPage } from './control/page-files.ts';
import { answerApi } from './rest/api.ts';

const HOST = '127.0.0.1';
const PORTS_TO_TRY = 50;
const LAST_PORT = 65_535;

/** No port can be had where one was asked for. */
export class NoPortError extends Error {
  override name = 'NoPortError';
}

export type Listening = { port: number; close(): Promise<void> };

/**
 * Listens on loopback at `port`, or at the next free one (rejects with `NoPortError` when there is none); 0 takes any.
 * Everything comes in here: Discord's REST under `/api`, its gateway by upgrade, the control API under `/local` (its events by
 * upgrade, too), and the page.
 */
export async function listen(port: number, answering: () => At): Promise<Listening> {
  const server = createServer();
  const bound = await bind(server, port);
  const sockets = new WebSocketServer({ noServer: true });
  const silent = new Set<Duplex>();

  server.on('request', (request, response) => {
    const refused = refuseForeign(request, bound);
    if (refused) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(refused);
      return;
    }
    answer(answering(), request, response).catch((error: unknown) => {
      process.stderr.write(`local Discord failed: ${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    // Whoever asks may be gone before the answer.
    socket.on('error', () => {});
    if (refuseForeign(request, bound)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const url = URL.parse(request.url ?? '/', `http://${HOST}`);
    if (!url) {
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      return;
    }
    if (url.pathname === '/local/events') {
      sockets.handleUpgrade(request, socket, head, (opened) =>
        tellEvents(answering(), url.searchParams, opened),
      );
      return;
    }
    const refusal = answering().engine.gateway.refusal();
    if (refusal) {
      if (refusal === 'unavailable') socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      else silent.add(socket);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) =>
      answering().engine.gateway.accept(opened, url.searchParams),
    );
  });

  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        for (const socket of sockets.clients) socket.terminate();
        for (const socket of silent) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(at: At, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path.startsWith('/api/')) await answerApi(at.engine, request, response);
  else if (path.startsWith('/attachments/')) sendAttachment(at.engine, path, response);
  else if (path.startsWith('/local/')) await answerControl(at, request, response);
  else await sendPage(path, response);
}

async function bind(server: Server, wanted: number): Promise<number> {
  const last = Math.min(wanted + PORTS_TO_TRY - 1, LAST_PORT);
  for (let port = wanted; port <= last; port += 1) {
    const bound = await tryPort(server, port);
    if (bound !== undefined) return bound;
  }
  throw new NoPortError(`No port from ${wanted} to ${last} is free.`);
}

/** The port bound, or undefined when it is taken. */
function tryPort(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    };
    const listening = () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, HOST);
  });
}
