import { z } from 'zod';
import { issue, list } from './form.ts';

const snowflakes = list(z.string().regex(/^\d{1,20}$/), 0, 100).check((ctx) => {
  ctx.value.forEach((id, i) => {
    if (ctx.value.indexOf(id) < i)
      ctx.issues.push(
        issue(id, 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value', [i]),
      );
  });
});
/** Whom a message may notify; a kind cannot be both parsed and listed. */
export const allowedMentions = z
  .object({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
    users: snowflakes.nullish(),
    roles: snowflakes.nullish(),
    replied_user: z.boolean().nullish(),
  })
  .check((ctx) => {
    for (const kind of ['users', 'roles'] as const)
      if (ctx.value.parse?.includes(kind) && ctx.value[kind]?.length)
        ctx.issues.push(
          issue(
            ctx.value,
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
            [kind],
          ),
        );
  });
/** Whom a message may notify, as read. */
export type AllowedMentions = z.infer<typeof allowedMentions>;
