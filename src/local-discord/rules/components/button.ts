import { z } from 'zod';
import { issue, text } from '../form.ts';
import { address, COMPONENT, componentId, customId, emoji } from './parts.ts';

const LINK_BUTTON = 5;

/** A button: which fields it must and must not have hangs on its style. */
export const button = z
  .object({
    type: z.literal(COMPONENT.button),
    id: componentId,
    style: z.int().min(1).max(LINK_BUTTON),
    label: text(0, 80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: address(512, ['http', 'https', 'discord']).nullish(),
    disabled: z.boolean().nullish(),
  })
  .check((ctx) => {
    const { style, label, emoji, custom_id, url } = ctx.value;
    const add = (field: string, [code, message]: readonly [string, string]) =>
      ctx.issues.push(issue(ctx.value, code, message, [field]));
    const excess = (field: string) =>
      add(field, [
        'BUTTON_COMPONENT_INVALID_FIELD',
        `A button of style ${style} cannot have the field ${field}`,
      ]);
    if (style === LINK_BUTTON) {
      if (!url) add('url', ['BUTTON_COMPONENT_URL_REQUIRED', 'A url is required']);
      if (custom_id) excess('custom_id');
    } else {
      if (!custom_id) add('custom_id', ['BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required']);
      if (url) excess('url');
    }
    if (!label?.trim() && !emoji?.id && !emoji?.name)
      add('label', ['BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required']);
  });
/** A button, as read. */
export type Button = z.infer<typeof button>;
