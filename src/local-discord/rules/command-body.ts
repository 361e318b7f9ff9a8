import { z } from 'zod';
import { refusal } from '../rest/api-error.ts';
import { formError, issue, list, readForm, text } from './form.ts';

const LOCALES = [
  'id',
  'da',
  'de',
  'en-GB',
  'en-US',
  'es-ES',
  'es-419',
  'fr',
  'hr',
  'it',
  'lt',
  'hu',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'ro',
  'fi',
  'sv-SE',
  'vi',
  'tr',
  'cs',
  'el',
  'bg',
  'ru',
  'uk',
  'hi',
  'th',
  'zh-CN',
  'ja',
  'zh-TW',
  'ko',
] as const;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_CHARACTERS = 8000;

/** Discord's numbers for the types of option. */
export const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const slashName = z.string().check((ctx) => {
  if (!NAME.test(ctx.value) || ctx.value !== ctx.value.toLowerCase())
    ctx.issues.push(issue(ctx.value, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
});
function localized(value: z.ZodType<string>) {
  return z
    .record(z.string(), value)
    .check((ctx) => {
      for (const locale of Object.keys(ctx.value))
        if (!LOCALES.some((known) => known === locale))
          ctx.issues.push(
            issue(locale, 'BASE_TYPE_CHOICES', `Value must be one of {${LOCALES.join(', ')}}.`, [locale]),
          );
    })
    .nullish();
}

const choice = z.object({
  name: text(1, 100),
  name_localizations: localized(text(1, 100)),
  value: z.union([text(1, 100), z.number()]),
});

const optionFields = z.object({
  type: z.int().min(1).max(11),
  name: slashName,
  name_localizations: localized(slashName),
  description: text(1, 100),
  description_localizations: localized(text(1, 100)),
  required: z.boolean().nullish(),
  choices: list(choice, 0, 25).nullish(),
  autocomplete: z.boolean().nullish(),
  channel_types: z.array(z.int()).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
});

/** An option of a command; subcommands and groups hold further options. */
export type CommandOption = z.infer<typeof optionFields> & { options?: CommandOption[] | null | undefined };

const option: z.ZodType<CommandOption> = optionFields.extend({
  options: z.lazy(() => list(option, 0, 25)).nullish(),
});

type Level = 'command' | 'group' | 'subcommand';
type AddIssue = (path: readonly (string | number)[], code: string, message: string) => void;

/** Which types of option may stand at each level: command > group > subcommand > values. */
const ALLOWED: Record<Level, (type: number) => boolean> = {
  command: () => true,
  group: (type) => type === OPTION.subcommand,
  subcommand: isValue,
};

function isValue(type: number): boolean {
  return type > OPTION.group;
}

function checkOptions(
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
    if (!ALLOWED[level](one.type) || (nesting && isValue(one.type)))
      add([...here, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Option type is invalid here');
    if ([one.name, ...Object.values(one.name_localizations ?? {})].some((name) => names.has(name)))
      add(
        [...here, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option names must be unique',
      );
    for (const name of [one.name, ...Object.values(one.name_localizations ?? {})]) names.add(name);
    if (one.required && optionalSeen)
      add(
        [...here, 'required'],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (!one.required && isValue(one.type)) optionalSeen = true;
    checkChoices(one, here, add);
    if (one.type === OPTION.subcommand)
      checkOptions(one.options ?? [], 'subcommand', [...here, 'options'], add);
    else if (one.type === OPTION.group) checkOptions(one.options ?? [], 'group', [...here, 'options'], add);
    else if (one.options?.length)
      add(
        [...here, 'options'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Only subcommands and groups hold options',
      );
  });
}

function checkChoices(one: CommandOption, path: readonly (string | number)[], add: AddIssue): void {
  if (one.autocomplete && one.choices?.length)
    add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_MUTUALLY_EXCLUSIVE',
      'Choices cannot be used together with autocomplete',
    );
  const completes: number[] = [OPTION.string, OPTION.integer, OPTION.number];
  if (one.autocomplete && !completes.includes(one.type))
    add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID_TYPE',
      'This type cannot be autocompleted',
    );
  const names = new Set<string>();
  for (const { name, value } of one.choices ?? []) {
    if (names.has(name))
      add(
        [...path, 'choices'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        'Choice names must be unique',
      );
    names.add(name);
    if ((typeof value === 'string') !== (one.type === OPTION.string))
      add(
        [...path, 'choices'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_TYPE_INVALID',
        'Choice value does not fit the type',
      );
  }
}

const shared = {
  default_member_permissions: z.union([z.string().regex(/^\d{1,20}$/), z.int()]).nullish(),
  dm_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  contexts: z.array(z.int().min(0).max(2)).nullish(),
  integration_types: z.array(z.int().min(0).max(1)).nullish(),
};
const slashCommand = z
  .object({
    type: z.literal(1).default(1),
    name: slashName,
    name_localizations: localized(slashName),
    description: text(1, 100),
    description_localizations: localized(text(1, 100)),
    options: list(option, 0, 25).nullish(),
    ...shared,
  })
  .check((ctx) => {
    checkOptions(ctx.value.options ?? [], 'command', ['options'], (path, code, message) =>
      ctx.issues.push(issue(ctx.value, code, message, [...path])),
    );
    const size = sizeOf(ctx.value);
    if (size > MOST_CHARACTERS)
      ctx.issues.push(
        issue(
          size,
          'APPLICATION_COMMAND_TOO_LARGE',
          `Command exceeds maximum size (${size} of ${MOST_CHARACTERS})`,
        ),
      );
  });
const menuCommand = z.object({
  type: z.union([z.literal(2), z.literal(3)]),
  name: text(1, 32),
  name_localizations: localized(text(1, 32)),
  description: text(0, 0).nullish(),
  description_localizations: localized(text(0, 0)),
  options: list(z.never(), 0, 0).nullish(),
  ...shared,
});

export type CommandBody = z.infer<typeof slashCommand> | z.infer<typeof menuCommand>;

/** Reads one command as it is registered. */
export function readCommand(value: unknown): CommandBody {
  return isMenu(value) ? readForm(menuCommand, value) : readForm(slashCommand, value);
}

/** Reads all commands of a bulk overwrite; refuses two of the same type and name, and more than 100 slash or 15 menu commands. */
export function readCommands(value: unknown): CommandBody[] {
  const items = readForm(z.array(z.unknown()), value);
  const commands = readForm(
    z.array(z.unknown()).check((ctx) => {
      ctx.value.forEach((item, i) => {
        const read = (isMenu(item) ? menuCommand : slashCommand).safeParse(item, { reportInput: true });
        for (const found of read.error?.issues ?? [])
          ctx.issues.push({ ...found, path: [i, ...found.path] } as z.core.$ZodRawIssue); // a finished issue is a raw one with a message
      });
    }),
    items,
  ).map(readCommand);
  const seen = new Set<string>();
  for (const [i, { type, name }] of commands.entries()) {
    if (seen.has(`${type} ${name}`))
      throw formError([
        {
          path: [String(i), 'name'],
          fault: {
            code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
            message: 'Application command names must be unique',
          },
        },
      ]);
    seen.add(`${type} ${name}`);
  }
  refuseTooMany(commands.map((command) => command.type));
  return commands;
}

/** Refuses more commands of a type than one scope holds. */
export function refuseTooMany(types: readonly number[]): void {
  const count = (type: number) => types.filter((one) => one === type).length;
  if (count(1) > 100 || count(2) > 15 || count(3) > 15) throw refusal('maxCommands');
}

function isMenu(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'type' in value && (value.type === 2 || value.type === 3)
  );
}

/** Names, descriptions and values of a command, counted with the longest localization of each. */
function sizeOf(command: {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  description?: string | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  options?: readonly CommandOption[] | null | undefined;
  choices?: z.infer<typeof choice>[] | null | undefined;
}): number {
  const longest = (base: string, others: Record<string, string> | null | undefined) =>
    Math.max(...[base, ...Object.values(others ?? {})].map((word) => [...word].length));
  const own =
    longest(command.name, command.name_localizations) +
    longest(command.description ?? '', command.description_localizations);
  const choices = (command.choices ?? []).map(
    ({ name, name_localizations, value }) =>
      longest(name, name_localizations) + (typeof value === 'string' ? [...value].length : 0),
  );
  return [...choices, ...(command.options ?? []).map(sizeOf)].reduce((sum, size) => sum + size, own);
}
