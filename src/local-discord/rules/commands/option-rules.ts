import { type CommandOption, OPTION } from './options.ts';

type Level = 'command' | 'group' | 'subcommand';
export type AddIssue = (path: readonly (string | number)[], code: string, message: string) => void;

/** Which types of option may stand at each level: command > group > subcommand > values. */
const ALLOWED: Record<Level, (type: number) => boolean> = {
  command: () => true,
  group: (type) => type === OPTION.subcommand,
  subcommand: isValue,
};

function isValue(type: number): boolean {
  return type > OPTION.group;
}

/** Adds what is wrong with options beside each other: nesting, names used twice, required ones after others, choices. */
export function checkOptions(
  options: readonly CommandOption[],
  level: Level,
  path: readonly (string | number)[],
  add: AddIssue,
): void {
  const names = new Set<string>();
  let optionalSeen = false;
  const nesting = options.some((one) => !isValue(one.type));
  options.forEach((one, i) => {
    const here = [...path, i];
    const wrong: Wrong = (field, code, message) =>
      add([...here, field], `APPLICATION_COMMAND_${code}`, message);
    if (!ALLOWED[level](one.type) || (nesting && isValue(one.type)))
      wrong('type', 'OPTIONS_TYPE_INVALID', 'Option type is invalid here');
    const called = [one.name, ...Object.values(one.name_localizations ?? {})];
    if (called.some((name) => names.has(name)))
      wrong('name', 'OPTIONS_NAME_ALREADY_EXISTS', 'Option names must be unique');
    for (const name of called) names.add(name);
    if (one.required && optionalSeen)
      wrong(
        'required',
        'OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (!one.required) optionalSeen = true;
    checkChoices(one, wrong);
    checkRanges(one, wrong);
    if (one.type === OPTION.subcommand)
      checkOptions(one.options ?? [], 'subcommand', [...here, 'options'], add);
    else if (one.type === OPTION.group) {
      if (!one.options?.length) add([...here, 'options'], 'BASE_TYPE_REQUIRED', 'This field is required');
      checkOptions(one.options ?? [], 'group', [...here, 'options'], add);
    } else if (one.options?.length)
      wrong('options', 'OPTIONS_TYPE_INVALID', 'Only subcommands and groups hold options');
  });
}

/** Adds what is wrong with a field of an option; Discord's code goes on from APPLICATION_COMMAND_. */
type Wrong = (field: string, code: string, message: string) => void;

function checkChoices(one: CommandOption, wrong: Wrong): void {
  if (one.autocomplete && one.choices?.length)
    wrong(
      'autocomplete',
      'AUTOCOMPLETE_CHOICES_MUTUALLY_EXCLUSIVE',
      'Choices cannot be used together with autocomplete',
    );
  const completes: number[] = [OPTION.string, OPTION.integer, OPTION.number];
  if (one.autocomplete && !completes.includes(one.type))
    wrong('autocomplete', 'AUTOCOMPLETE_INVALID_TYPE', 'This type cannot be autocompleted');
  const names = new Set<string>();
  for (const { name, value } of one.choices ?? []) {
    if (names.has(name))
      wrong('choices', 'OPTIONS_CHOICE_NAME_ALREADY_EXISTS', 'Choice names must be unique');
    names.add(name);
    if (!fits(value, one.type))
      wrong('choices', 'OPTIONS_CHOICE_TYPE_INVALID', 'Choice value does not fit the type');
  }
}

/** Choices belong to texts and numbers alone, each to its kind. */
function fits(value: string | number, type: number): boolean {
  if (type === OPTION.string) return typeof value === 'string';
  if (type === OPTION.integer) return Number.isSafeInteger(value);
  return type === OPTION.number && typeof value === 'number';
}

function checkRanges({ min_value, max_value, min_length, max_length }: CommandOption, wrong: Wrong): void {
  if ((min_value ?? Number.NEGATIVE_INFINITY) > (max_value ?? Number.POSITIVE_INFINITY))
    wrong('min_value', 'OPTIONS_MIN_VALUE_INVALID', 'min_value must not be above max_value');
  if ((min_length ?? 0) > (max_length ?? Number.POSITIVE_INFINITY))
    wrong('min_length', 'OPTIONS_MIN_LENGTH_INVALID', 'min_length must not be above max_length');
}
