import { z } from 'zod';
import { issue, list, text, visibleText } from '../form.ts';
import { COMPONENT, componentId, customId, emoji } from './parts.ts';

const selectFields = {
  id: componentId,
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  /** Modals only. */
  required: z.boolean().nullish(),
};
const defaultValues = (kinds: readonly ('user' | 'role' | 'channel')[]) =>
  list(z.object({ id: z.string(), type: z.enum(kinds) }), 0, 25).nullish();

/** Refuses a range nobody can choose within. */
export function checkRange(
  ctx: z.core.ParsePayload<{
    min_values?: number | null | undefined;
    max_values?: number | null | undefined;
  }>,
) {
  const { min_values, max_values } = ctx.value;
  if ((min_values ?? 1) > (max_values ?? Math.max(1, min_values ?? 1)))
    ctx.issues.push(
      issue(ctx.value, 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', 'min_values must not be above max_values', [
        'min_values',
      ]),
    );
}

const stringSelect = z
  .object({
    type: z.literal(COMPONENT.stringSelect),
    ...selectFields,
    options: list(
      z.object({
        label: visibleText(100),
        value: text(1, 100),
        description: text(0, 100).nullish(),
        emoji: emoji.nullish(),
        default: z.boolean().nullish(),
      }),
      1,
      25,
    ),
  })
  .check(checkRange, (ctx) => {
    const values = new Set<string>();
    ctx.value.options.forEach((option, i) => {
      if (values.has(option.value))
        ctx.issues.push(
          issue(
            option,
            'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
            'The specified option value is already used',
            ['options', i, 'value'],
          ),
        );
      values.add(option.value);
    });
    const most = ctx.value.max_values ?? 1;
    if (most > ctx.value.options.length)
      ctx.issues.push(
        issue(
          ctx.value,
          'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
          'max_values must not be above the number of options',
          ['max_values'],
        ),
      );
    if (ctx.value.options.filter((option) => option.default).length > most)
      ctx.issues.push(tooManyDefaults(ctx.value, 'options'));
  });

/** Refuses more values chosen beforehand than can be chosen, or fewer. */
function checkDefaults(
  ctx: z.core.ParsePayload<{
    min_values?: number | null | undefined;
    max_values?: number | null | undefined;
    default_values?: readonly unknown[] | null | undefined;
  }>,
) {
  const count = ctx.value.default_values?.length ?? 0;
  if (count > (ctx.value.max_values ?? 1)) ctx.issues.push(tooManyDefaults(ctx.value, 'default_values'));
  if (count > 0 && count < (ctx.value.min_values ?? 1))
    ctx.issues.push(
      issue(ctx.value, 'SELECT_COMPONENT_TOO_FEW_DEFAULT_VALUES', 'Fewer defaults than min_values', [
        'default_values',
      ]),
    );
}

function tooManyDefaults(input: unknown, field: string) {
  return issue(input, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More defaults than max_values', [field]);
}

const memberSelect = (type: 5 | 6 | 7, kinds: readonly ('user' | 'role')[]) =>
  z
    .object({ type: z.literal(type), ...selectFields, default_values: defaultValues(kinds) })
    .check(checkRange, checkDefaults);
const userSelect = memberSelect(COMPONENT.userSelect, ['user']);
const roleSelect = memberSelect(COMPONENT.roleSelect, ['role']);
const mentionableSelect = memberSelect(COMPONENT.mentionableSelect, ['user', 'role']);
const channelSelect = z
  .object({
    type: z.literal(COMPONENT.channelSelect),
    ...selectFields,
    default_values: defaultValues(['channel']),
    channel_types: z.array(z.int()).nullish(),
  })
  .check(checkRange, checkDefaults);
/** Every kind of select menu. */
export const selects = [stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect] as const;
/** A select menu of any kind. */
export type Select = z.infer<(typeof selects)[number]>;
