import type { Button } from '../rules/components/button.ts';
import { COMPONENT } from '../rules/components/parts.ts';
import type { Select } from '../rules/components/selects.ts';
import { everyComponent } from '../rules/components/tree.ts';
import type { Id } from '../snowflake.ts';
import type { Message } from '../world/message.ts';
import { ActError } from './act-error.ts';
import type { Resolver } from './resolved.ts';

const SELECTS: readonly number[] = [
  COMPONENT.stringSelect,
  COMPONENT.userSelect,
  COMPONENT.roleSelect,
  COMPONENT.mentionableSelect,
  COMPONENT.channelSelect,
];

/** Every button of a message, in reading order. */
export function buttonsOf(message: Message): Button[] {
  return everyComponent(message.components).flatMap(({ component }) =>
    component.type === COMPONENT.button ? [component] : [],
  );
}

/** Every select menu of a message, in reading order. */
function selectsOf(message: Message): Select[] {
  return everyComponent(message.components).flatMap(({ component }) =>
    isSelect(component) ? [component] : [],
  );
}

/** The button with that custom id or label; complains when there is none, or it cannot be pressed. */
export function pressable(message: Message, which: string): { button: Button; customId: string } {
  const buttons = buttonsOf(message);
  const button = buttons.find((one) => one.custom_id === which) ?? buttons.find((one) => one.label === which);
  if (!button)
    throw new ActError(
      `There is no button "${which}". There are: ${buttons.map((one) => `${one.label ?? ''} (${one.custom_id ?? one.url})`).join(', ') || 'none'}.`,
    );
  if (button.disabled) throw new ActError(`The button "${which}" is greyed out.`);
  if (!button.custom_id)
    throw new ActError(`The button "${which}" is a link; pressing it tells the bot nothing.`);
  return { button, customId: button.custom_id };
}

/** The select menu with that custom id; complains when there is none, or it cannot be used. */
export function selectable(message: Message, customId: string): Select {
  const selects = selectsOf(message);
  const select = selects.find((one) => one.custom_id === customId);
  if (!select)
    throw new ActError(
      `There is no select "${customId}". There are: ${selects.map((one) => one.custom_id).join(', ') || 'none'}.`,
    );
  if (select.disabled) throw new ActError(`The select "${customId}" is greyed out.`);
  return select;
}

/** The chosen values as sent: checked against the options, or resolved to people, roles and channels. */
export function selectValues(select: Select, chosen: readonly string[], resolver: Resolver): Id[] {
  const least = select.min_values ?? 1;
  const most = select.max_values ?? 1;
  if (chosen.length < least || chosen.length > most)
    throw new ActError(
      `The select "${select.custom_id}" takes ${least} to ${most} values and these are ${chosen.length}.`,
    );
  return chosen.map((value) => {
    switch (select.type) {
      case COMPONENT.stringSelect: {
        const option =
          select.options.find((one) => one.value === value) ??
          select.options.find((one) => one.label === value);
        if (!option) throw new ActError(`The select "${select.custom_id}" has no option "${value}".`);
        return option.value;
      }
      case COMPONENT.userSelect:
        return resolver.user(value);
      case COMPONENT.roleSelect:
        return resolver.role(value);
      case COMPONENT.channelSelect:
        return resolver.channel(value);
      default:
        return resolver.mentionable(value);
    }
  });
}

function isSelect(component: { type: number }): component is Select {
  return SELECTS.includes(component.type);
}
