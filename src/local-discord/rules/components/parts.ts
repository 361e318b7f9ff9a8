import { z } from 'zod';
import { issue, text } from '../form.ts';

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

const ATTACHMENT = /^attachment:\/\//i;

/** Fields that several kinds share. */
export const componentId = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .optional();
export const customId = text(1, 100);
export const emoji = z
  .object({
    id: z.string().nullish(),
    name: z.string().nullish(),
    animated: z.boolean().nullish(),
  })
  .check((ctx) => {
    const { id, name } = ctx.value;
    // Discord's code says button for options of selects too (discord-api-docs issue 8071).
    if (!id && !(name && isEmoji(name)))
      ctx.issues.push(issue(ctx.value, 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji', ['name']));
  });

/** One of the emoji everybody has, with or without the sign that asks for its picture. */
function isEmoji(name: string): boolean {
  return [name, `${name}\uFE0F`].some((one) => /^\p{RGI_Emoji}$/v.test(one));
}

/** The file that an `attachment://` address names; undefined for another address or one with a broken escape. */
export function attachmentName(address: string): string | undefined {
  if (!ATTACHMENT.test(address)) return undefined;
  try {
    return decodeURIComponent(address.replace(ATTACHMENT, ''));
  } catch {
    return undefined;
  }
}

/** White space is no part of an address, although parsers forgive it. */
function isWellFormed(address: string): boolean {
  return ATTACHMENT.test(address)
    ? Boolean(attachmentName(address))
    : !/\s/.test(address) && URL.canParse(address);
}

/** A well-formed address of one of these schemes: `https`, or `attachment` for a file of the same message. */
export function address(max: number, schemes: readonly string[]) {
  return text(1, max).check((ctx) => {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(ctx.value)?.[1]?.toLowerCase();
    if (scheme === undefined || (schemes.includes(scheme) && !isWellFormed(ctx.value)))
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
