import { z } from 'zod';
import { issue, list, text, visibleText } from '../form.ts';
import { button } from './button.ts';
import { address, COMPONENT, componentId } from './parts.ts';
import { selects } from './selects.ts';

const media = z.object({ url: address(2048, ['http', 'https', 'attachment']) });

const actionRow = z
  .object({
    type: z.literal(COMPONENT.actionRow),
    id: componentId,
    components: list(z.discriminatedUnion('type', [button, ...selects]), 1, 5),
  })
  .check((ctx) => {
    const inRow = ctx.value.components;
    if (inRow.length > 1 && inRow.some((component) => component.type !== COMPONENT.button))
      ctx.issues.push(
        issue(inRow, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width', [
          'components',
        ]),
      );
  });

/** Text in Discord's markdown, in messages and modals. */
export const textDisplay = z.object({
  type: z.literal(COMPONENT.textDisplay),
  id: componentId,
  content: visibleText(4000),
});
const spoiler = z.boolean().nullish();
const description = text(0, 1024).nullish();
const thumbnail = z.object({
  type: z.literal(COMPONENT.thumbnail),
  id: componentId,
  media,
  description,
  spoiler,
});
const section = z.object({
  type: z.literal(COMPONENT.section),
  id: componentId,
  components: list(z.discriminatedUnion('type', [textDisplay]), 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const mediaGallery = z.object({
  type: z.literal(COMPONENT.mediaGallery),
  id: componentId,
  items: list(z.object({ media, description, spoiler }), 1, 10),
});
const file = z.object({
  type: z.literal(COMPONENT.file),
  id: componentId,
  file: z.object({ url: address(2048, ['attachment']) }),
  spoiler,
});
const separator = z.object({
  type: z.literal(COMPONENT.separator),
  id: componentId,
  divider: z.boolean().nullish(),
  spacing: z.int().min(1).max(2).nullish(),
});
const inContainer = [actionRow, textDisplay, section, mediaGallery, separator, file] as const;
const container = z.object({
  type: z.literal(COMPONENT.container),
  id: componentId,
  components: list(z.discriminatedUnion('type', inContainer), 1, 40),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler,
});

/** What may stand at the top level of a message with the Components V2 flag. */
export const messageComponent = z.discriminatedUnion('type', [...inContainer, container]);
/** What may stand at the top level of a message without that flag. */
export const classicComponent = z.discriminatedUnion('type', [actionRow]);
/** A component at the top level of a message, as read. */
export type MessageComponent = z.infer<typeof messageComponent>;
