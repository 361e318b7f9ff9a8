import type { Command, Option } from '../model.ts';

/** A command that can be sent: its path without the slash, as Discord knows it and as this person reads it. */
export type Leaf = { path: string; shown: string; description: string; options: readonly Option[] };

/** The commands and subcommands of a list, named in the reader's language. */
export function leavesOf(commands: readonly Command[], locale: string): Leaf[] {
  return commands.filter(({ type }) => type === 1).flatMap((command) => leaves(command, locale));
}

/** A name or description in the reader's language, where the bot gave one. */
export function localised(
  { text, texts }: { text: string; texts: Record<string, string> | null | undefined },
  locale: string,
): string {
  return texts?.[locale] ?? text;
}

/** An option's name as the reader sees it. */
export function optionName({ name, name_localizations }: Option, locale: string): string {
  return localised({ text: name, texts: name_localizations }, locale);
}

/** An option's description as the reader sees it. */
export function optionDescription(option: Option, locale: string): string {
  return localised({ text: option.description, texts: option.description_localizations }, locale);
}

/** The command that is typed out, with what was written after it; undefined while its name is being written. */
export function leafBegun(leaves: readonly Leaf[], typed: string): { leaf: Leaf; rest: string } | undefined {
  for (const leaf of leaves)
    for (const name of [leaf.shown, leaf.path])
      if (typed.startsWith(`/${name} `)) return { leaf, rest: typed.slice(name.length + 2) };
  return undefined;
}

/** The commands whose name has `wanted` in it; those that begin with it come first. */
export function fittingLeaves(leaves: readonly Leaf[], wanted: string): Leaf[] {
  const part = wanted.toLowerCase();
  return leaves
    .filter(({ shown, path }) => shown.toLowerCase().includes(part) || path.includes(part))
    .sort((a, b) => Number(!a.shown.startsWith(part)) - Number(!b.shown.startsWith(part)));
}

function leaves(command: Option | Command, locale: string): Leaf[] {
  const shown = optionName(command, locale);
  const nested = (command.options ?? []).filter((option) => option.type <= 2);
  if (nested.length === 0)
    return [
      {
        path: command.name,
        shown,
        description: optionDescription(command, locale),
        options: command.options ?? [],
      },
    ];
  return nested
    .flatMap((option) => leaves(option, locale))
    .map((leaf) => ({ ...leaf, path: `${command.name} ${leaf.path}`, shown: `${shown} ${leaf.shown}` }));
}
