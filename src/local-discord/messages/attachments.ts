import { refusal } from '../api-error.ts';
import { type Engine, freshId } from '../engine.ts';
import type { MessageComponent } from '../rules/components/message.ts';
import { attachmentName } from '../rules/components/parts.ts';
import { type AnyComponent, everyComponent } from '../rules/components/tree.ts';
import { formError, type PlacedFault } from '../rules/form.ts';
import { type MessageBody, MOST_FILE_BYTES, MOST_FILES } from '../rules/message-body.ts';
import type { Attachment } from '../world/message.ts';

/** A file that came with a multipart request, under its field number. */
export type UploadedFile = { number: string; filename: string; contentType: string; bytes: Uint8Array };

/**
 * The attachments a message has after a request: those kept (all, when the body lists none) and those uploaded.
 * Refuses a list entry that is neither, a file that is too large, more than ten, and components that show a file the message has not.
 */
export function attachmentsFor(
  engine: Engine,
  files: readonly UploadedFile[],
  body: MessageBody,
  before: readonly Attachment[],
  components: readonly MessageComponent[],
): Attachment[] {
  if (files.some((file) => file.bytes.length > MOST_FILE_BYTES)) throw refusal('fileTooLarge');
  const listed = body.attachments;
  listed?.forEach((entry, i) => {
    if (!files.some((file) => file.number === entry.id) && !before.some((one) => one.id === entry.id))
      throw formError([
        ['attachments', String(i), 'id'],
        'ATTACHMENT_NOT_FOUND',
        `No file or attachment ${entry.id}`,
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
  const all = [...kept, ...added];
  if (all.length > MOST_FILES) throw refusal('maxAttachments');
  refuseMissing(components, new Set(all.map(({ filename }) => filename)));
  return all;
}

function refuseMissing(components: readonly MessageComponent[], filenames: ReadonlySet<string>): void {
  const faults = everyComponent(components).flatMap(({ component, path }) =>
    shownIn(component)
      .filter(({ url }) => {
        const name = attachmentName(url);
        return name !== undefined && !filenames.has(name);
      })
      .map(
        ({ at, url }): PlacedFault => [
          [...path, ...at, 'url'],
          'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
          `The referenced attachment "${url}" was not found`,
        ],
      ),
  );
  if (faults.length > 0) throw formError(...faults);
}

/** The addresses of pictures and files that a component shows, and where they stand in it. */
function shownIn(component: AnyComponent): { at: string[]; url: string }[] {
  if ('media' in component) return [{ at: ['media'], url: component.media.url }];
  if ('file' in component) return [{ at: ['file'], url: component.file.url }];
  if (!('items' in component)) return [];
  return component.items.map(({ media }, i) => ({ at: ['items', String(i), 'media'], url: media.url }));
}
