import type { Choice, CommandOption } from './options.ts';

/** Names, descriptions and values of a command, counted with the longest localization of each. */
export function sizeOf(command: {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  description?: string | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  options?: readonly CommandOption[] | null | undefined;
  choices?: readonly Choice[] | null | undefined;
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
