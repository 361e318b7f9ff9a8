import type { Modal } from '../interactions/interaction.ts';
import type { FileUpload, ModalComponent, TextInput } from '../rules/components/modal.ts';
import { COMPONENT } from '../rules/components/parts.ts';
import type { Select } from '../rules/components/selects.ts';
import type { Wire } from '../wire/wire.ts';
import { ActError } from './act-error.ts';
import { selectValues } from './component-input.ts';
import type { FileInput, Resolver } from './resolved.ts';

/** What a member fills in, by custom id: a text, the chosen values, or files. */
export type ModalValues = Record<string, string | readonly string[] | readonly FileInput[]>;

/** A filled-in modal as Discord's client sends it; complains of what that client would not send. */
export function modalData(modal: Modal, values: ModalValues, resolver: Resolver): Wire[] {
  const left = new Set(Object.keys(values));
  const fill = (input: TextInput | FileUpload | Select): Wire => {
    left.delete(input.custom_id);
    return {
      id: input.id ?? 0,
      type: input.type,
      custom_id: input.custom_id,
      ...filled(input, values[input.custom_id], resolver),
    };
  };
  const wire = modal.components.map((component) => componentData(component, fill));
  if (left.size > 0) throw new ActError(`The modal has no input "${[...left].join('", "')}".`);
  return wire;
}

function componentData(
  component: ModalComponent,
  fill: (input: TextInput | FileUpload | Select) => Wire,
): Wire {
  const id = component.id ?? 0;
  switch (component.type) {
    case COMPONENT.label:
      return { type: component.type, id, component: fill(component.component) };
    case COMPONENT.actionRow:
      return { type: component.type, id, components: component.components.map(fill) };
    default:
      return { type: component.type, id };
  }
}

function filled(
  input: TextInput | FileUpload | Select,
  given: ModalValues[string] | undefined,
  resolver: Resolver,
): Wire {
  if (input.type === COMPONENT.textInput) {
    const value = given === undefined ? (input.value ?? '') : given;
    if (typeof value !== 'string') throw new ActError(`The input "${input.custom_id}" takes a text.`);
    checkText(input, value);
    return { value };
  }
  const list = given === undefined ? [] : typeof given === 'string' ? [given] : given;
  if (list.length === 0 && input.required === false) return { values: [] };
  if (input.type === COMPONENT.fileUpload) {
    const files = list.filter((one) => typeof one === 'object');
    const [least, most] = [input.min_values ?? 1, input.max_values ?? 1];
    if (files.length < least || files.length > most)
      throw new ActError(
        `The upload "${input.custom_id}" takes ${least} to ${most} files and these are ${files.length}.`,
      );
    return { values: files.map((file) => resolver.attachment(file)) };
  }
  const chosen = list.filter((one) => typeof one === 'string');
  return { values: selectValues(input, chosen, resolver) };
}

function checkText(input: TextInput, value: string): void {
  if (value === '' && input.required === false) return;
  const [least, most] = [
    Math.max(input.min_length ?? 0, input.required === false ? 0 : 1),
    input.max_length ?? 4000,
  ];
  if (value.length < least || value.length > most)
    throw new ActError(
      `The input "${input.custom_id}" takes ${least} to ${most} characters and this has ${value.length}.`,
    );
}
