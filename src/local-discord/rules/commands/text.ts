import { z } from 'zod';
import { issue } from '../form.ts';

const LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The name of a slash command or of an option: lower case, no spaces, 1 to 32 characters. */
export const slashName = z.string().check((ctx) => {
  if (!NAME.test(ctx.value) || ctx.value !== ctx.value.toLowerCase())
    ctx.issues.push(issue(ctx.value, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
});

/** Translations of a text, by the locales Discord knows; each has to be what the text itself has to be. */
export function localized(value: z.ZodType<string>) {
  return z
    .record(z.string(), value)
    .check((ctx) => {
      for (const locale of Object.keys(ctx.value))
        if (!LOCALES.includes(locale))
          ctx.issues.push(
            issue(locale, 'BASE_TYPE_CHOICES', `Value must be one of {${LOCALES.join(', ')}}.`, [locale]),
          );
    })
    .nullish();
}
