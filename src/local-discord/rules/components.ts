import { z } from 'zod';
import { issue, list, text } from './form.ts';

/** Discord's numbers for the kinds of component. */
export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
} as const;

const LINK_BUTTON = 5;
const PREMIUM_BUTTON = 6;
const componentId = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .optional();
const customId = text(1, 100);
const emoji = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  animated: z.boolean().nullish(),
});
const REQUIRED = ['BASE_TYPE_REQUIRED', 'This field is required'] as const;

/** An http(s) address, or with `attachment` also a file of the same message. */
function address(max: number, schemes: readonly string[]) {
  return text(1, max).check((ctx) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(ctx.value)?.[1]?.toLowerCase();
    if (scheme === undefined)
      ctx.issues.push(issue(ctx.value, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.'));
    else if (!schemes.includes(scheme))
      ctx.issues.push(
        issue(
          ctx.value,
          'URL_TYPE_INVALID_SCHEME',
          `Scheme "${scheme}" is not supported. Scheme must be one of ('${schemes.join("', '")}').`,
        ),
      );
  });
}

const media = z.object({ url: address(2048, ['http', 'https', 'attachment']) });

const button = z
  .object({
    type: z.literal(COMPONENT.button),
    id: componentId,
    style: z.int().min(1).max(PREMIUM_BUTTON),
    label: text(0, 80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: address(512, ['http', 'https', 'discord']).nullish(),
    sku_id: z.string().nullish(),
    disabled: z.boolean().nullish(),
  })
  .check((ctx) => {
    const { style, label, emoji, custom_id, url, sku_id } = ctx.value;
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
    } else if (style === PREMIUM_BUTTON) {
      if (!sku_id) add('sku_id', REQUIRED);
      if (custom_id) excess('custom_id');
    } else {
      if (!custom_id) add('custom_id', ['BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required']);
      if (url) excess('url');
    }
    if (style !== PREMIUM_BUTTON && !label && !emoji)
      add('label', ['BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required']);
  });

const selectFields = {
  id: componentId,
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  /** Modals only. */
  required: z.boolean().nullish(),
};
const defaultValues = list(
  z.object({ id: z.string(), type: z.enum(['user', 'role', 'channel']) }),
  0,
  25,
).nullish();

/** Refuses a range nobody can choose within. */
function checkRange(
  ctx: z.core.ParsePayload<{
    min_values?: number | null | undefined;
    max_values?: number | null | undefined;
  }>,
) {
  const { min_values, max_values } = ctx.value;
  if ((min_values ?? 1) > (max_values ?? Math.max(1, min_values ?? 1)))
    ctx.issues.push(
      issue(ctx.value, 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', 'min_values must not be above max_values', [
        'min_values',
      ]),
    );
}

const stringSelect = z
  .object({
    type: z.literal(COMPONENT.stringSelect),
    ...selectFields,
    options: list(
      z.object({
        label: text(1, 100),
        value: text(1, 100),
        description: text(0, 100).nullish(),
        emoji: emoji.nullish(),
        default: z.boolean().nullish(),
      }),
      1,
      25,
    ),
  })
  .check(checkRange, (ctx) => {
    const values = new Set<string>();
    ctx.value.options.forEach((option, i) => {
      if (values.has(option.value))
        ctx.issues.push(
          issue(
            option,
            'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
            'The specified option value is already used',
            ['options', i, 'value'],
          ),
        );
      values.add(option.value);
    });
    const most = ctx.value.max_values ?? 1;
    if (most > ctx.value.options.length)
      ctx.issues.push(
        issue(
          ctx.value,
          'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
          'max_values must not be above the number of options',
          ['max_values'],
        ),
      );
    if (ctx.value.options.filter((option) => option.default).length > most)
      ctx.issues.push(
        issue(ctx.value, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More defaults than max_values', [
          'options',
        ]),
      );
  });

const memberSelect = (type: 5 | 6 | 7) =>
  z.object({ type: z.literal(type), ...selectFields, default_values: defaultValues }).check(checkRange);
const userSelect = memberSelect(COMPONENT.userSelect);
const roleSelect = memberSelect(COMPONENT.roleSelect);
const mentionableSelect = memberSelect(COMPONENT.mentionableSelect);
const channelSelect = z
  .object({
    type: z.literal(COMPONENT.channelSelect),
    ...selectFields,
    default_values: defaultValues,
    channel_types: z.array(z.int()).nullish(),
  })
  .check(checkRange);
const selects = [stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect] as const;

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

const textDisplay = z.object({
  type: z.literal(COMPONENT.textDisplay),
  id: componentId,
  content: text(1, 4000),
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

const textInput = z.object({
  type: z.literal(COMPONENT.textInput),
  id: componentId,
  custom_id: customId,
  style: z.int().min(1).max(2),
  label: text(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});
const fileUpload = z
  .object({
    type: z.literal(COMPONENT.fileUpload),
    id: componentId,
    custom_id: customId,
    min_values: z.int().min(0).max(10).nullish(),
    max_values: z.int().min(1).max(10).nullish(),
    required: z.boolean().nullish(),
  })
  .check(checkRange);
const label = z.object({
  type: z.literal(COMPONENT.label),
  id: componentId,
  label: text(1, 45),
  description: text(0, 100).nullish(),
  component: z.discriminatedUnion('type', [textInput, fileUpload, ...selects]),
});
const inputRow = z.object({
  type: z.literal(COMPONENT.actionRow),
  id: componentId,
  components: list(z.discriminatedUnion('type', [textInput]), 1, 1),
});

/** What may stand at the top level of a modal. */
export const modalComponent = z.discriminatedUnion('type', [label, textDisplay, inputRow]);

export type Button = z.infer<typeof button>;
export type Select = z.infer<(typeof selects)[number]>;
export type TextInput = z.infer<typeof textInput>;
export type FileUpload = z.infer<typeof fileUpload>;
export type MessageComponent = z.infer<typeof messageComponent>;
export type ModalComponent = z.infer<typeof modalComponent>;
