import { type CommandOption, OPTION } from '../rules/commands/options.ts';
import type { Wire } from '../wire/wire.ts';
import { own } from '../world/lookup.ts';
import type { Command } from '../world/world.ts';
import { ActError } from './act-error.ts';
import type { FileInput, Resolver } from './resolved.ts';

/** What a member gives for an option: a value, or the name or id of a person, role or channel, or a file. */
type OptionValue = string | number | boolean | FileInput;
export type OptionValues = Record<string, OptionValue>;

/** The option being typed, for an autocompletion; undefined when the command is sent. */
type Focus = string | undefined;

/** The options of a command or of the subcommand named in `path`, with a wrapper that puts values back at that depth. */
export function leafOf(
  command: Command,
  path: readonly string[],
): { options: readonly CommandOption[]; wrap: (leaf: Wire[]) => Wire[] } {
  let options = optionsOf(command);
  let wrap = (leaf: Wire[]) => leaf;
  for (const step of path) {
    const found = options.find((option) => option.name === step && option.type <= OPTION.group);
    if (!found) throw new ActError(`/${command.name} has no "${step}". ${listOf(options)}`);
    const outer = wrap;
    wrap = (leaf) => outer([{ type: found.type, name: found.name, options: leaf }]);
    options = found.options ?? [];
  }
  if (options.some((option) => option.type <= OPTION.group))
    throw new ActError(`/${[command.name, ...path].join(' ')} cannot be used bare. ${listOf(options)}`);
  return { options, wrap };
}

/** The values as Discord's client sends them; complains of what that client would not send. */
export function optionData(
  options: readonly CommandOption[],
  values: OptionValues,
  resolver: Resolver,
  focus: Focus,
): Wire[] {
  for (const name of Object.keys(values))
    if (!options.some((option) => option.name === name))
      throw new ActError(`There is no option "${name}". ${listOf(options)}`);
  const missing = options.find((option) => option.required && own(values, option.name) === undefined);
  if (missing && focus === undefined) throw new ActError(`The option "${missing.name}" is required.`);
  return Object.entries(values).flatMap(([name, value]) => {
    const option = options.find((candidate) => candidate.name === name);
    if (!option) return [];
    if (name === focus) return [{ type: option.type, name, value, focused: true }];
    return [{ type: option.type, name, value: sentValue(option, value, resolver) }];
  });
}

function sentValue(option: CommandOption, value: OptionValue, resolver: Resolver): unknown {
  const wrong = (want: string) => new ActError(`The option "${option.name}" takes ${want}.`);
  if (option.type === OPTION.attachment) {
    if (typeof value !== 'object') throw wrong('a file');
    return resolver.attachment(value);
  }
  if (typeof value === 'object') throw wrong('no file');
  checkChoice(option, value);
  switch (option.type) {
    case OPTION.string:
      return checkText(option, String(value));
    case OPTION.integer:
    case OPTION.number:
      return checkNumber(option, Number(value));
    case OPTION.boolean:
      return value === true || value === 'true';
    case OPTION.user:
      return resolver.user(String(value));
    case OPTION.channel:
      return resolver.channel(String(value));
    case OPTION.role:
      return resolver.role(String(value));
    default:
      return resolver.mentionable(String(value));
  }
}

function checkChoice(option: CommandOption, value: string | number | boolean): void {
  if (!option.choices?.length || option.choices.some((choice) => choice.value === value)) return;
  throw new ActError(
    `The option "${option.name}" takes one of: ${option.choices.map((choice) => choice.value).join(', ')}.`,
  );
}

function checkText(option: CommandOption, value: string): string {
  const most = option.max_length ?? 6000;
  const least = option.min_length ?? 0;
  if (value.length >= least && value.length <= most) return value;
  throw new ActError(
    `The option "${option.name}" takes ${least} to ${most} characters and this has ${value.length}.`,
  );
}

function checkNumber(option: CommandOption, value: number): number {
  const whole = option.type === OPTION.integer;
  if (Number.isNaN(value) || (whole && !Number.isInteger(value)))
    throw new ActError(`The option "${option.name}" takes ${whole ? 'a whole number' : 'a number'}.`);
  const [least, most] = [option.min_value ?? -Infinity, option.max_value ?? Infinity];
  if (value < least || value > most)
    throw new ActError(`The option "${option.name}" takes ${least} to ${most}.`);
  return value;
}

/** The options a registered command has. */
function optionsOf(command: Command): readonly CommandOption[] {
  return (command.body['options'] ?? []) as readonly CommandOption[]; // bodies were read by readCommand before they were kept
}

function listOf(options: readonly CommandOption[]): string {
  return options.length === 0
    ? 'It has no options.'
    : `There are: ${options.map((option) => option.name).join(', ')}.`;
}
