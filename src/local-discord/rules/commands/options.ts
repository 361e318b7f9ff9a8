import { z } from 'zod';
import { list, text, visibleText } from '../form.ts';
import { localized, slashName } from './text.ts';

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

const choice = z.object({
  name: visibleText(100),
  name_localizations: localized(visibleText(100)),
  value: z.union([text(1, 100), z.number()]),
});

/** A choice that an option offers. */
export type Choice = z.infer<typeof choice>;

const optionFields = z.object({
  type: z.int().min(1).max(11),
  name: slashName,
  name_localizations: localized(slashName),
  description: visibleText(100),
  description_localizations: localized(visibleText(100)),
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

/** One option, as it is registered; what only shows beside others is checked by `checkOptions`. */
export const option: z.ZodType<CommandOption> = optionFields.extend({
  options: z.lazy(() => list(option, 0, 25)).nullish(),
});
