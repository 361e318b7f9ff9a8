import { z } from 'zod';
import { refusal } from '../api-error.ts';
import { type AllowedMentions, allowedMentions } from './allowed-mentions.ts';
import { classicComponent, type MessageComponent, messageComponent } from './components/message.ts';
import { checkComponentTree } from './components/tree.ts';
import { type Embed, embeds } from './embeds.ts';
import { formError, list, type PlacedFault, readForm, text } from './form.ts';

/** The message flags that mean something here. */
export const MESSAGE_FLAG = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** The most a file may have. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
/** The most files a message may have. */
export const MOST_FILES = 10;

const snowflake = z.union([z.string(), z.number()]).transform(String);
const form = z.object({
  content: text(0, 2000).nullish(),
  embeds: embeds.nullish(),
  components: z.unknown().optional(),
  flags: z.int().nullish(),
  tts: z.boolean().nullish(),
  nonce: z.preprocess(
    (value) => (Number.isSafeInteger(value) ? String(value) : value),
    text(0, 25).nullish(),
  ),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z
    .object({
      message_id: z.string(),
      channel_id: z.string().nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
  sticker_ids: z.array(z.string()).nullish(),
  poll: z.unknown().optional(),
  attachments: list(
    z.object({ id: snowflake, filename: z.string().nullish(), description: text(0, 1024).nullish() }),
    0,
    MOST_FILES,
  ).nullish(),
});

/** What a body asks of a message. A field left out is undefined; `null` in the body counts as emptied. */
export type MessageBody = {
  content: string | undefined;
  embeds: Embed[] | undefined;
  components: MessageComponent[] | undefined;
  flags: number;
  nonce: string | undefined;
  enforceNonce: boolean;
  allowedMentions: AllowedMentions | undefined;
  referenceId: string | undefined;
  /** Whether a reply is refused when what it replies to is not there, rather than sent as an ordinary message. */
  referenceMustExist: boolean;
  attachments: { id: string; filename: string | undefined; description: string | undefined }[] | undefined;
};

/** Where a message body is used, which decides what it may set. */
export type BodyUse = {
  /** Flags the route lets a bot set; others are ignored, as Discord ignores them. */
  settable: number;
  /** False drops embeds, as Discord does where the bot may not embed links. */
  mayEmbed?: boolean;
  /** The message that is edited; undefined for a new one. */
  current:
    | {
        flags: number;
        content: string;
        embeds: readonly Embed[];
        components: readonly MessageComponent[];
        attachments: readonly { id: string }[];
      }
    | undefined;
  /** How many files came with the request. */
  fileCount: number;
};

/** Reads a message body as Discord does: lengths, component rules, the either-or of Components V2, something left to show; refuses with 50035 or 50006. */
export function readMessageBody(value: unknown, use: BodyUse): MessageBody {
  const read = readForm(form, value);
  const flags = (read.flags ?? use.current?.flags ?? 0) & use.settable;
  const v2 = Boolean((flags | (use.current?.flags ?? 0)) & MESSAGE_FLAG.componentsV2);
  const components = read.components == null ? read.components : readComponents(read.components, v2);
  if (v2) refuseLegacyFields({ ...use.current, ...read });
  if (read.enforce_nonce && !read.nonce)
    throw formError([['enforce_nonce'], 'NONCE_REQUIRED', 'enforce_nonce needs a nonce']);
  if (components) checkComponentTree(components);

  const body: MessageBody = {
    content: read.content === undefined ? undefined : (read.content ?? '').trim(),
    embeds: read.embeds === undefined ? undefined : use.mayEmbed === false ? [] : (read.embeds ?? []),
    components: components === undefined ? undefined : (components ?? []),
    flags,
    nonce: read.nonce ?? undefined,
    enforceNonce: read.enforce_nonce ?? false,
    allowedMentions: read.allowed_mentions ?? undefined,
    referenceId: read.message_reference?.message_id,
    referenceMustExist: read.message_reference?.fail_if_not_exists ?? true,
    attachments: read.attachments?.map(({ id, filename, description }) => ({
      id,
      filename: filename ?? undefined,
      description: description ?? undefined,
    })),
  };
  refuseEmpty(body, use);
  return body;
}

function readComponents(value: unknown, v2: boolean): MessageComponent[] {
  const schema = v2 ? list(messageComponent, 0, 40) : list(classicComponent, 0, 5);
  return readForm(z.object({ components: schema }), { components: value }).components;
}

/** Components V2 stand alone: also what a message had before must be emptied by the edit that makes it one. */
function refuseLegacyFields(
  read: Pick<z.infer<typeof form>, 'content' | 'poll' | 'sticker_ids'> & {
    embeds?: readonly Embed[] | null | undefined;
  },
): void {
  const used = [
    ...(read.content ? ['content'] : []),
    ...(read.embeds?.length ? ['embeds'] : []),
    ...(read.poll ? ['poll'] : []),
    ...(read.sticker_ids?.length ? ['sticker_ids'] : []),
  ];
  if (used.length === 0) return;
  throw formError(
    ...used.map(
      (field): PlacedFault => [
        [field],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ],
    ),
  );
}

/** Refuses a message with nothing in it; an edit is judged by what it leaves. */
function refuseEmpty(body: MessageBody, { current, fileCount }: BodyUse): void {
  const kept = current?.attachments.filter(
    ({ id }) => body.attachments?.some((listed) => listed.id === id) ?? true,
  );
  const left = [
    body.content ?? current?.content,
    body.embeds ?? current?.embeds,
    body.components ?? current?.components,
    kept,
  ];
  if (fileCount > 0 || left.some((part) => part?.length)) return;
  throw refusal('emptyMessage');
}
