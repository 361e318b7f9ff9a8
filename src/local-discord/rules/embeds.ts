import { z } from 'zod';
import { address } from './components/parts.ts';
import { issue, list } from './form.ts';

const MOST_IN_ALL_EMBEDS = 6000;

/** Discord trims embed texts before it counts them. */
function trimmed(min: number, max: number) {
  return z
    .string()
    .transform((value) => value.trim())
    .check((ctx) => {
      const length = [...ctx.value].length;
      if (length < min) ctx.issues.push(issue(ctx.value, 'BASE_TYPE_REQUIRED', 'This field is required'));
      if (length > max)
        ctx.issues.push(issue(ctx.value, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`));
    });
}

const link = address(2048, ['http', 'https', 'attachment']);
const picture = z.object({ url: link });

const embed = z
  .object({
    title: trimmed(0, 256).nullish(),
    description: trimmed(0, 4096).nullish(),
    url: link.nullish(),
    timestamp: z
      .string()
      .check((ctx) => {
        if (Number.isNaN(Date.parse(ctx.value)))
          ctx.issues.push(
            issue(ctx.value, 'DATE_TIME_TYPE_PARSE', `Could not parse ${ctx.value}. Should be ISO8601.`),
          );
      })
      .nullish(),
    color: z.int().min(0).max(0xffffff).nullish(),
    footer: z.object({ text: trimmed(0, 2048), icon_url: link.nullish() }).nullish(),
    image: picture.nullish(),
    thumbnail: picture.nullish(),
    author: z.object({ name: trimmed(0, 256), url: link.nullish(), icon_url: link.nullish() }).nullish(),
    fields: list(
      z.object({
        name: trimmed(1, 256),
        value: trimmed(1, 1024),
        inline: z
          .boolean()
          .nullish()
          .transform((inline) => inline ?? false),
      }),
      0,
      25,
    ).nullish(),
  })
  .check((ctx) => {
    const { title, description, fields, image, thumbnail, author, footer } = ctx.value;
    if (!(title || description || fields?.length || image || thumbnail || author?.name || footer?.text))
      ctx.issues.push(issue(ctx.value, 'BASE_TYPE_REQUIRED', 'This field is required', ['description']));
  })
  .transform((value) => ({ type: 'rich' as const, ...value }));

export type Embed = z.infer<typeof embed>;

/** The embeds of one message: at most ten, and at most 6000 characters over all of them. */
export const embeds = list(embed, 0, 10).check((ctx) => {
  if (ctx.value.reduce((sum, one) => sum + lengthOf(one), 0) > MOST_IN_ALL_EMBEDS)
    ctx.issues.push(
      issue(ctx.value, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_IN_ALL_EMBEDS}`),
    );
});

function lengthOf(one: Embed): number {
  const fields = one.fields ?? [];
  const texts = [one.title, one.description, one.footer?.text, one.author?.name];
  return [...texts, ...fields.flatMap((field) => [field.name, field.value])]
    .map((value) => [...(value ?? '')].length)
    .reduce((sum, length) => sum + length, 0);
}
