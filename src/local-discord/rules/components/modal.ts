import { z } from 'zod';
import { issue, list, text, visibleText } from '../form.ts';
import { textDisplay } from './message.ts';
import { COMPONENT, componentId, customId } from './parts.ts';
import { checkRange, selects } from './selects.ts';

const textInput = z.object({
  type: z.literal(COMPONENT.textInput),
  id: componentId,
  custom_id: customId,
  style: z.int().min(1).max(2),
  label: visibleText(45).nullish(),
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
const label = z
  .object({
    type: z.literal(COMPONENT.label),
    id: componentId,
    label: visibleText(45),
    description: text(0, 100).nullish(),
    component: z.discriminatedUnion('type', [textInput, fileUpload, ...selects]),
  })
  .check((ctx) => {
    const { component } = ctx.value;
    const add = (field: string, code: string, message: string) =>
      ctx.issues.push(issue(component, code, message, ['component', field]));
    if ('disabled' in component && component.disabled)
      add('disabled', 'COMPONENT_DISABLED_IN_MODAL', 'Modals cannot have disabled components');
    if ('min_values' in component && component.min_values === 0 && component.required !== false)
      add('min_values', 'NUMBER_TYPE_MIN', 'What is required takes at least one value');
  });
const inputRow = z.object({
  type: z.literal(COMPONENT.actionRow),
  id: componentId,
  components: list(z.discriminatedUnion('type', [textInput]), 1, 1),
});

/** What may stand at the top level of a modal. */
export const modalComponent = z.discriminatedUnion('type', [label, textDisplay, inputRow]);

/** What a modal holds, and the fields in it that are filled in without a list. */
export type TextInput = z.infer<typeof textInput>;
export type FileUpload = z.infer<typeof fileUpload>;
export type ModalComponent = z.infer<typeof modalComponent>;
