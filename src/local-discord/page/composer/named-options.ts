import type { Option } from '../model.ts';
import { optionName } from './leaves.ts';

/**
 * The options that `words` name with a colon, as Discord's client writes them (`time: 08:00 topic: Fed`), each with what stands
 * behind it; none when the words begin otherwise.
 */
export function namedOptions(
  options: readonly Option[],
  words: string,
  locale: string,
): { option: Option; words: string }[] {
  const named = new Map(
    options.flatMap((one) => [optionName(one, locale), one.name].map((name) => [name, one])),
  );
  if (named.size === 0) return [];
  const [before, ...parts] = words.split(
    new RegExp(`(?:^|\\s)(${[...named.keys()].join('|')}):[^\\S\\n]*`, 'u'),
  );
  if (before?.trim() !== '') return [];
  return parts.flatMap((name, i) => {
    const option = i % 2 === 0 && named.get(name);
    return option ? [{ option, words: (parts[i + 1] ?? '').trim() }] : [];
  });
}
