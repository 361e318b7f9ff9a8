import type { Option } from '../model.ts';
import { OPTION } from './option-choices.ts';

/** What is wrong with an option as it stands, in Discord's words; undefined when it can be sent. */
export function optionFault(
  option: Option,
  typed: string,
  picked: boolean,
  mustPick: boolean,
): string | undefined {
  if (typed === '') return option.required ? 'This option is required. Specify a value.' : undefined;
  if (mustPick && !picked) return 'Input a valid value: pick one from the list.';
  if (option.type === OPTION.integer || option.type === OPTION.number)
    return numberFault(option, Number(typed));
  const { min_length: least = 0, max_length: most = 6000 } = option;
  if (typed.length < least) return `Must be ${least} or more characters.`;
  if (typed.length > most) return `Must be ${most} or fewer characters; this has ${typed.length}.`;
  return undefined;
}

function numberFault({ type, min_value: least, max_value: most }: Option, value: number): string | undefined {
  if (Number.isNaN(value)) return 'Input a valid number.';
  if (type === OPTION.integer && !Number.isInteger(value)) return 'Input a valid whole number.';
  if (least !== undefined && value < least) return `Must be ${least} or more.`;
  if (most !== undefined && value > most) return `Must be ${most} or less.`;
  return undefined;
}
