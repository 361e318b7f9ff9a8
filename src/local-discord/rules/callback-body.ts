import { z } from 'zod';
import { modalComponent } from './components/modal.ts';
import { customIdTwice } from './components/tree.ts';
import { formError, list, readForm, text, visibleText } from './form.ts';

/** Discord's numbers for the kinds of interaction. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;
export type InteractionType = (typeof INTERACTION)[keyof typeof INTERACTION];

/** Discord's numbers for the ways to answer an interaction. */
export const CALLBACK = {
  message: 4,
  deferMessage: 5,
  deferUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const MESSAGE_TYPES = [CALLBACK.message, CALLBACK.deferMessage];
const UPDATE_TYPES = [CALLBACK.deferUpdate, CALLBACK.update];

const envelope = z.object({ type: z.int(), data: z.unknown().optional() });
export type CallbackEnvelope = z.infer<typeof envelope>;

/** Reads the type of an answer and refuses one that cannot answer this kind of interaction. `onComponent`: also for modals opened from a component. */
export function readCallback(value: unknown, type: InteractionType, onComponent: boolean): CallbackEnvelope {
  const read = readForm(envelope, value);
  const allowed: number[] = {
    [INTERACTION.command]: [...MESSAGE_TYPES, CALLBACK.modal],
    [INTERACTION.component]: [...MESSAGE_TYPES, ...UPDATE_TYPES, CALLBACK.modal],
    [INTERACTION.autocomplete]: [CALLBACK.choices],
    [INTERACTION.modalSubmit]: onComponent ? [...MESSAGE_TYPES, ...UPDATE_TYPES] : MESSAGE_TYPES,
  }[type];
  if (!allowed.includes(read.type))
    throw formError([['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`]);
  return read;
}

const localized = z.record(z.string(), z.string()).nullish();
const choices = z.object({
  data: z.object({
    choices: list(
      z.object({
        name: visibleText(100),
        name_localizations: localized,
        value: z.union([text(1, 100), z.number()]),
      }),
      0,
      25,
    ),
  }),
});

/** Reads the choices of an autocompletion. */
export function readChoices(body: unknown): { name: string; value: string | number }[] {
  return readForm(choices, body).data.choices.map(({ name, value }) => ({ name, value }));
}

const modal = z.object({
  data: z.object({ custom_id: text(1, 100), title: visibleText(45), components: list(modalComponent, 1, 5) }),
});

/** Reads a modal; an id used twice in it is refused. */
export function readModal(body: unknown) {
  const { data } = readForm(modal, body);
  const seen = new Set<string>();
  data.components.forEach((component, i) => {
    for (const { customId, path } of inputsOf(component)) {
      if (seen.has(customId))
        throw formError(customIdTwice(['data', 'components', String(i), ...path, 'custom_id']));
      seen.add(customId);
    }
  });
  return data;
}

function inputsOf(component: z.infer<typeof modalComponent>): { customId: string; path: string[] }[] {
  if ('component' in component) return [{ customId: component.component.custom_id, path: ['component'] }];
  if ('components' in component)
    return component.components.map((input, i) => ({
      customId: input.custom_id,
      path: ['components', String(i)],
    }));
  return [];
}
