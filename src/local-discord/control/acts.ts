import { z } from 'zod';
import { ActError } from '../actions/act-error.ts';
import type { Actor } from '../actions/actor.ts';
import type { Engine } from '../engine.ts';
import type { Outcome } from '../interactions/interaction.ts';
import { messageWire } from '../wire/message.ts';
import { type Operation, operation } from './operation.ts';

const as = z.string();
const channel = z.string();
const message = z.string();
const file = z.union([
  z.object({ filename: z.string(), contentType: z.string().optional(), text: z.string() }),
  z.object({ filename: z.string(), contentType: z.string().optional(), base64: z.string() }),
]);
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file])).default({});

/** What a person does, over HTTP: the acts of `Actor`, each with `as` for who does it. */
export const ACTS: Record<string, Operation> = {
  type: acting(z.object({ as, channel, command: z.string(), options }), (actor, given) =>
    actor.type(given.channel, given.command, withoutUndefined(given.options)),
  ),
  press: acting(z.object({ as, message, button: z.string() }), (actor, given) =>
    actor.press(given.message, given.button),
  ),
  select: acting(
    z.object({ as, message, customId: z.string(), values: z.array(z.string()) }),
    (actor, given) => actor.select(given.message, given.customId, given.values),
  ),
  'context-menu': acting(z.object({ as, message, command: z.string() }), (actor, given) =>
    actor.contextMenu(given.message, given.command),
  ),
  submit: acting(
    z.object({
      as,
      interactionId: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(file)])),
    }),
    (actor, given, engine) => {
      const modal = engine.interactions.byId(given.interactionId)?.modal;
      if (!modal) throw new ActError('There is no modal open for that interaction.');
      const values = Object.entries(given.values).map(([id, value]) => [
        id,
        typeof value === 'string' ? value : fileList(value),
      ]);
      return actor.submit(modal, Object.fromEntries(values));
    },
  ),
  complete: operation(
    z.object({ as, channel, command: z.string(), options, focus: z.string().optional() }),
    async ({ discord }, given) => ({
      choices: await discord
        .as(given.as)
        .complete(given.channel, given.command, withoutUndefined(given.options), given.focus),
    }),
  ),
  say: operation(z.object({ as, channel, content: z.string() }), async ({ engine, discord }, given) => ({
    message: messageWire(engine, discord.as(given.as).say(given.channel, given.content)),
  })),
  remove: operation(z.object({ as, message }), async ({ discord }, given) => {
    discord.as(given.as).remove(given.message);
    return {};
  }),
};

/** An act that begins an interaction; its outcome is answered as JSON, with messages as Discord's API writes them. */
function acting<T extends { as: string }>(
  schema: z.ZodType<T>,
  act: (actor: Actor, given: T, engine: Engine) => Promise<Outcome>,
): Operation {
  return operation(schema, async ({ engine, discord }, given) => {
    const outcome = await act(discord.as(given.as), given, engine);
    if (outcome.kind !== 'message' && outcome.kind !== 'update') return outcome;
    return { kind: outcome.kind, message: messageWire(engine, outcome.message) };
  });
}

type File = z.infer<typeof file>;

function fileList(value: readonly string[] | readonly File[]) {
  const strings = value.filter((one) => typeof one === 'string');
  return strings.length > 0 ? strings : value.filter((one) => typeof one === 'object').map(exactFile);
}

function exactFile(given: File) {
  const { contentType, ...rest } = given;
  return { ...rest, ...(contentType !== undefined && { contentType }) };
}

function withoutUndefined(values: z.infer<typeof options>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? exactFile(value) : value,
    ]),
  );
}
