import { z } from 'zod';
import { ActError } from '../actions/act-error.ts';
import type { Engine } from '../engine.ts';
import type { Outcome } from '../interactions/interaction.ts';
import { messageWire } from '../wire/message.ts';
import type { Wire } from '../wire/wire.ts';
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
  type: operation(z.object({ as, channel, command: z.string(), options }), async (at, given) =>
    outcomeWire(
      at.engine,
      await at.discord.as(given.as).type(given.channel, given.command, withoutUndefined(given.options)),
    ),
  ),
  complete: operation(
    z.object({ as, channel, command: z.string(), options, focus: z.string().optional() }),
    async ({ discord }, given) => ({
      choices: await discord
        .as(given.as)
        .complete(given.channel, given.command, withoutUndefined(given.options), given.focus),
    }),
  ),
  press: operation(z.object({ as, message, button: z.string() }), async (at, given) =>
    outcomeWire(at.engine, await at.discord.as(given.as).press(given.message, given.button)),
  ),
  select: operation(
    z.object({ as, message, customId: z.string(), values: z.array(z.string()) }),
    async (at, given) =>
      outcomeWire(
        at.engine,
        await at.discord.as(given.as).select(given.message, given.customId, given.values),
      ),
  ),
  submit: operation(
    z.object({
      as,
      interactionId: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(file)])),
    }),
    async (at, given) => {
      const modal = at.engine.interactions.byId(given.interactionId)?.modal;
      if (!modal) throw new ActError('There is no modal open for that interaction.');
      const values = Object.fromEntries(
        Object.entries(given.values).map(([id, value]) => [
          id,
          typeof value === 'string' ? value : fileList(value),
        ]),
      );
      return outcomeWire(at.engine, await at.discord.as(given.as).submit(modal, values));
    },
  ),
  'context-menu': operation(z.object({ as, message, command: z.string() }), async (at, given) =>
    outcomeWire(at.engine, await at.discord.as(given.as).contextMenu(given.message, given.command)),
  ),
  say: operation(z.object({ as, channel, content: z.string() }), async (at, given) => ({
    message: messageWire(
      at.engine.world,
      at.discord.as(given.as).say(given.channel, given.content),
      at.engine.url,
    ),
  })),
  remove: operation(z.object({ as, message }), async ({ discord }, given) => {
    discord.as(given.as).remove(given.message);
    return {};
  }),
};

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

/** An outcome as JSON: messages as Discord's API writes them. */
function outcomeWire(engine: Engine, outcome: Outcome): Wire {
  if (outcome.kind !== 'message' && outcome.kind !== 'update') return outcome;
  return { kind: outcome.kind, message: messageWire(engine.world, outcome.message, engine.url) };
}
