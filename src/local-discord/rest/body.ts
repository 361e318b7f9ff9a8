import type { IncomingMessage } from 'node:http';
import { refusal } from '../api-error.ts';
import type { UploadedFile } from '../messages/attachments.ts';

/** Discord's limit for a whole request. */
const MOST_BYTES = 25 * 1024 * 1024;

export type ReadBody = { body: unknown; files: UploadedFile[] };

/** Reads a request's body, JSON or multipart with `payload_json` and `files[n]`; refuses bad JSON (50109) and over 25 MiB (40005). */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const bytes = await readAll(request);
  if (bytes.length === 0) return { body: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(bytes, type);
  return { body: parseJson(bytes.toString('utf8')), files: [] };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // Read on, so that the sender gets an answer, but keep nothing.
    if (size <= MOST_BYTES) chunks.push(bytes);
  }
  if (size > MOST_BYTES) throw refusal('tooLarge');
  return Buffer.concat(chunks);
}

async function readMultipart(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw refusal('badJson');
    });
  const payload = form.get('payload_json');
  const sent = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [] : [{ name, value }]));
  const files = sent.map(async ({ name, value }) => ({
    number: /^files\[(\d+)\]$/.exec(name)?.[1] ?? '',
    filename: value.name,
    contentType: value.type,
    bytes: new Uint8Array(await value.arrayBuffer()),
  }));
  return {
    body: typeof payload === 'string' ? parseJson(payload) : {},
    files: await Promise.all(files),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('badJson');
  }
}
