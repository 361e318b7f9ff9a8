import { type Engine, freshId } from '../engine.ts';
import { formError } from '../rules/form.ts';
import type { MessageBody } from '../rules/message-body.ts';
import type { Attachment } from './message.ts';

/** A file that came with a multipart request, under its field number. */
export type UploadedFile = { number: string; filename: string; contentType: string; bytes: Uint8Array };

/**
 * The attachments a message has after a request: those kept (all, when the body lists none) and those uploaded.
 * Refuses a list entry that is neither.
 */
export function attachmentsFor(
  engine: Engine,
  files: readonly UploadedFile[],
  body: MessageBody,
  before: readonly Attachment[],
): Attachment[] {
  const listed = body.attachments;
  listed?.forEach((entry, i) => {
    if (!files.some((file) => file.number === entry.id) && !before.some((one) => one.id === entry.id))
      throw formError([
        {
          path: ['attachments', String(i), 'id'],
          fault: { code: 'ATTACHMENT_NOT_FOUND', message: `No file or attachment ${entry.id}` },
        },
      ]);
  });
  const kept = before.filter((one) => listed === undefined || listed.some((entry) => entry.id === one.id));
  const added = files.map((file) => {
    const said = listed?.find((entry) => entry.id === file.number);
    return {
      id: freshId(engine),
      filename: said?.filename ?? file.filename,
      description: said?.description ?? null,
      contentType: file.contentType,
      size: file.bytes.length,
      base64: Buffer.from(file.bytes).toString('base64'),
    };
  });
  return [...kept, ...added];
}
