import type { Option } from '../model.ts';
import { h } from '../parts/dom.ts';
import { optionDescription, optionName } from './leaves.ts';
import type { Suggestions } from './suggestions.ts';
import { composes } from './typing.ts';

/** What the field for further options works with. */
export type MoreDoing = {
  locale: string;
  suggestions: Suggestions;
  /** The options not filled in yet. */
  left(): readonly Option[];
  /** An option is chosen. */
  choose(option: Option): void;
  /** Takes words that begin with the name of an option to where they belong; whether they did. */
  named(words: string): boolean;
  send(): void;
  /** Back to the option before it, or out of the command. */
  back(): void;
  giveUp(): void;
  tell(words: string): void;
};

export type MoreOptions = {
  input: HTMLInputElement;
  /** Shows that so many are left, and forgets what was typed. */
  draw(filled: number): void;
  /** Whether what is typed here is no option; says so. */
  isWrong(): boolean;
};

/** Where a command's further options are found by their names: the list, shortened as people type. */
export function moreOptions(doing: MoreDoing): MoreOptions {
  const { locale, suggestions, left } = doing;
  const typed = () => input.value.trim().toLowerCase();
  const nameOf = (option: Option) => optionName(option, locale);

  const offer = () => {
    const fitting = left()
      .filter((option) => nameOf(option).toLowerCase().includes(typed()) || option.name.includes(typed()))
      .sort((a, b) => Number(!nameOf(a).startsWith(typed())) - Number(!nameOf(b).startsWith(typed())));
    suggestions.show(
      input,
      'Options',
      fitting.map((option) => ({
        label: nameOf(option),
        detail: optionDescription(option, locale),
        pick: () => doing.choose(option),
      })),
      typed() === '' ? -1 : 0, // Enter sends, until a name is begun or the arrows mark an option
    );
    doing.tell('');
  };

  const input = h('input', {
    type: 'text',
    class: 'more-options',
    role: 'combobox',
    'aria-controls': 'suggestions',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    onfocus: offer,
    onclick: offer,
    onblur: (event) => suggestions.blurred(event),
    oninput: () => {
      if (!doing.named(input.value)) offer();
    },
    onkeydown: (event) => {
      if (!(event instanceof KeyboardEvent) || composes(event)) return;
      // Tab leaves an untouched list for the send button.
      if (event.key === 'Tab' && typed() === '') return suggestions.hide();
      if (event.key === 'Enter' && event.ctrlKey) return doing.send();
      if (suggestions.onKey(event)) return;
      if (event.key === 'Backspace' && input.value === '') doing.back();
      else if (event.key === 'Escape') doing.giveUp();
      else if (event.key === 'Enter') doing.send();
      else return;
      event.preventDefault();
    },
  });

  return {
    input,
    draw(filled) {
      const count = left().length;
      input.value = '';
      input.hidden = count === 0;
      input.placeholder = filled > 0 ? `+${count} more` : `${count} optional`;
      input.setAttribute('aria-label', input.placeholder);
      input.size = input.placeholder.length;
    },
    isWrong() {
      if (typed() === '') return false;
      doing.tell(`No option is called “${input.value.trim()}”. Pick one from the list, or delete it.`);
      return true;
    },
  };
}
