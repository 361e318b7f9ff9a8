import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';

const FOLDER = new URL('../page/', import.meta.url);
const NAME = /^\/page\/((?:[a-z0-9-]+\/)?[a-z0-9-]+\.(?:ts|css|svg))$/;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
};
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Sends a file of the page. TypeScript goes out with its types stripped; nothing outside the page's folder can be asked for. */
export async function sendPage(path: string, response: ServerResponse): Promise<void> {
  const name = path === '/' ? 'index.html' : NAME.exec(path)?.[1];
  const text = name === undefined ? undefined : await readText(name);
  if (name === undefined || text === undefined) {
    response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain' }).end('Not here.');
    return;
  }
  const kind = extname(name);
  const body = kind === '.ts' ? stripped(text) : text;
  response.writeHead(200, { ...HEADERS, 'content-type': TYPES[kind] ?? 'text/plain' }).end(body);
}

const known = new Map<string, string>();

/** The text without its types; stripping takes a while, so what was stripped once is kept. */
function stripped(text: string): string {
  const plain = known.get(text) ?? quietly(() => stripTypeScriptTypes(text));
  known.set(text, plain);
  return plain;
}

/** Runs it without the warnings it gives itself: that stripping is experimental in Node is nothing to tell an operator. */
function quietly<T>(run: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function readText(name: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(name, FOLDER), 'utf8');
  } catch {
    return undefined;
  }
}
