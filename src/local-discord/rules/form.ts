import { z } from 'zod';
import { ApiError, type FormErrors, type FormFault } from '../api-error.ts';

const INVALID_FORM_BODY = 50035;

/** Reads a request body by its schema; what does not fit is refused with code 50035 and a fault at each bad place. */
export function readForm<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw formError(
    ...result.error.issues.map((found): PlacedFault => {
      const { code, message } = faultOf(found);
      return [found.path.map(String), code, message];
    }),
  );
}

/** What is wrong at a place of a body; an empty path means the body as a whole. */
export type PlacedFault = readonly [path: readonly string[], code: string, message: string];

/** The refusal for faults found outside a schema. */
export function formError(...faults: PlacedFault[]): ApiError {
  const tree = emptyTree();
  for (const [path, code, message] of faults) addFault(tree, path, { code, message });
  return new ApiError(400, INVALID_FORM_BODY, 'Invalid Form Body', { errors: tree });
}

/** A text of `min` to `max` characters, counted as Discord does: code points, not UTF-16 units. */
export function text(min: number, max: number) {
  return measured(min, max, (value) => [...value].length);
}

/** A text of 1 to `max` characters that are not white space alone. */
export function visibleText(max: number) {
  return measured(1, max, (value) => (value.trim() === '' ? 0 : [...value].length));
}

function measured(min: number, max: number, measure: (value: string) => number) {
  return z.string().check((ctx) => {
    const length = measure(ctx.value);
    if (length >= min && length <= max) return;
    ctx.issues.push({ code: 'custom', input: ctx.value, params: lengthFault(length, min, max) });
  });
}

/** A list of `min` to `max` items. */
export function list<T extends z.ZodType>(item: T, min: number, max: number) {
  return z.array(item).check((ctx) => {
    const length = ctx.value.length;
    if (length >= min && length <= max) return;
    ctx.issues.push({ code: 'custom', input: ctx.value, params: lengthFault(length, min, max) });
  });
}

/** A custom schema issue that carries the fault Discord would report. */
export function issue(input: unknown, code: string, message: string, path: PropertyKey[] = []) {
  return { code: 'custom' as const, input, path, params: { code, message } };
}

function lengthFault(length: number, min: number, max: number): FormFault {
  if (length === 0 && min > 0) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  if (min === 0) return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` };
  return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` };
}

const CONVERSIONS: Record<string, (input: unknown) => FormFault> = {
  string: (input) => ({
    code: 'STRING_TYPE_CONVERT',
    message: `Could not interpret "${show(input)}" as string.`,
  }),
  number: (input) => ({ code: 'NUMBER_TYPE_COERCE', message: `Value "${show(input)}" is not int.` }),
  int: (input) => ({ code: 'NUMBER_TYPE_COERCE', message: `Value "${show(input)}" is not int.` }),
  boolean: () => ({ code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' }),
  array: () => ({ code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }),
  object: () => ({ code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }),
  record: () => ({ code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' }),
};

function faultOf(found: z.core.$ZodIssue): FormFault {
  switch (found.code) {
    case 'invalid_type':
      if (found.input === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
      return (
        CONVERSIONS[found.expected]?.(found.input) ?? { code: 'BASE_TYPE_INVALID', message: found.message }
      );
    case 'invalid_value':
      if (found.input === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
      return {
        code: 'BASE_TYPE_CHOICES',
        message: `Value must be one of {${found.values.map(show).join(', ')}}.`,
      };
    case 'invalid_union':
      return {
        code: 'UNION_TYPE_CHOICES',
        message: 'Value of field "type" must be one of the types allowed here.',
      };
    case 'too_big':
      return {
        code: 'NUMBER_TYPE_MAX',
        message: `int value should be less than or equal to ${found.maximum}.`,
      };
    case 'too_small':
      return {
        code: 'NUMBER_TYPE_MIN',
        message: `int value should be greater than or equal to ${found.minimum}.`,
      };
    case 'custom':
      return faultInParams(found.params);
    default:
      return { code: 'BASE_TYPE_INVALID', message: found.message };
  }
}

function faultInParams(params: Record<string, unknown> | undefined): FormFault {
  return {
    code: String(params?.['code'] ?? 'BASE_TYPE_INVALID'),
    message: String(params?.['message'] ?? 'Invalid'),
  };
}

function show(input: unknown): string {
  return typeof input === 'object' ? JSON.stringify(input) : String(input);
}

/** Whatever a field is called, it is not there before. */
const emptyTree = (): FormErrors => Object.create(null);

function addFault(tree: FormErrors, path: readonly string[], fault: FormFault): void {
  let place = tree;
  for (const step of path) {
    const next = place[step];
    if (next && !Array.isArray(next)) place = next;
    else {
      const fresh = emptyTree();
      place[step] = fresh;
      place = fresh;
    }
  }
  const faults = place['_errors'];
  if (Array.isArray(faults)) faults.push(fault);
  else place['_errors'] = [fault];
}
