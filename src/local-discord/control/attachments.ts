import type { ServerResponse } from 'node:http';
import type { Engine } from '../engine.ts';
import { own } from '../world/lookup.ts';

/** Sends the bytes of an attachment, always as a download that no browser runs. */
export function sendAttachment(engine: Engine, path: string, response: ServerResponse): void {
  const [, , channelId = '', id = ''] = path.split('/');
  const file =
    engine.memory.uploads.get(id) ??
    own(engine.world.messages, channelId)
      ?.flatMap((message) => message.attachments)
      .find((one) => one.id === id);
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': file.contentType,
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    .end(Buffer.from(file.base64, 'base64'));
}
