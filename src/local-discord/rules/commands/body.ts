import { z } from 'zod';
import { type ApiError, refusal } from '../../api-error.ts';
import { formError, issue, list, readForm, text, visibleText } from '../form.ts';
import { checkOptions } from './option-rules.ts';
import { option } from './options.ts';
import { sizeOf } from './size.ts';
import { localized, slashName } from './text.ts';

const MOST_CHARACTERS = 8000;

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
    description: visibleText(100),
    description_localizations: localized(visibleText(100)),
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
  name: visibleText(32),
  name_localizations: localized(visibleText(32)),
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
    if (seen.has(`${type} ${name}`)) throw nameTaken([String(i), 'name']);
    seen.add(`${type} ${name}`);
  }
  refuseTooMany(commands.map((command) => command.type));
  return commands;
}

/** The refusal of a command whose name another of its type has; `path` leads to the name. */
function nameTaken(path: readonly string[]): ApiError {
  return formError([path, 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique']);
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
