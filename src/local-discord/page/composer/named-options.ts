import type { Option } from '../model.ts';
import { optionName } from './leaves.ts';

/** Words taken apart: what stands before the first name, and each option named with what stands behind it. */
export type Named = { before: string; parts: { option: Option; words: string }[] };

/** The options that `words` name with a colon, as Discord's client writes them (`time: 08:00 topic: Fed`). */
export function namedOptions(options: readonly Option[], words: string, locale: string): Named {
  const named = new Map(
    options.flatMap((one) => [optionName(one, locale), one.name].map((name) => [name, one])),
  );
  if (named.size === 0) return { before: words, parts: [] };
  const [before = '', ...parts] = words.split(
    new RegExp(`(?:^|\\s)(${[...named.keys()].join('|')}):[^\\S\\n]*`, 'u'),
  );
  return {
    before: before.trim(),
    parts: parts.flatMap((name, i) => {
      const option = i % 2 === 0 && named.get(name);
      return option ? [{ option, words: (parts[i + 1] ?? '').trim() }] : [];
    }),
  };
}
