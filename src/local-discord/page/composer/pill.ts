import { type FileValue, readFile } from '../files.ts';
import type { Option } from '../model.ts';
import { h } from '../parts/dom.ts';
import type { Composing, OptionValues } from './composing.ts';
import { optionDescription, optionName } from './leaves.ts';
import { fixedChoices, OPTION, type OptionChoice } from './option-choices.ts';
import { optionFault } from './option-fault.ts';
import type { Entry, Suggestions } from './suggestions.ts';
import { composes } from './typing.ts';
import type { Shown } from './written.ts';

/** Discord's client waits this long after a key before it asks the bot. */
const COMPLETION_DELAY_MS = 150;
const CHANNEL_SIGN = /^(#|↳ )/;

export type Pill = {
  option: Option;
  node: HTMLElement;
  value(): string | number | FileValue | undefined;
  shown(): Shown | undefined;
  isEmpty(): boolean;
  fault(): string | undefined;
  showFault(): void;
  focus(): void;
  /** Puts a choice in. */
  fill(shown: string, value: string | number): void;
  /** Puts words in as if they were typed. */
  type(words: string): void;
};

export type PillDoing = {
  composing: Composing;
  suggestions: Suggestions;
  path: string;
  values(): OptionValues;
  send(): void;
  next(): void;
  remove(): void;
  walk(back: boolean): void;
  /** Takes words that name an option to where they belong; whether they did. */
  named(words: string): boolean;
  /** Told when something else stands in it. */
  changed(): void;
};

let count = 0;

/** One option of the command being typed, with its own suggestions and its own complaints. */
export function pillFor(option: Option, doing: PillDoing): Pill {
  const { composing, suggestions } = doing;
  const { locale } = composing.home;
  const name = optionName(option, locale);
  const fixed = fixedChoices(option, composing.now().guild, locale);
  const isFile = option.type === OPTION.attachment;
  const id = `option-${count++}`;
  let picked: string | number | undefined;
  let file: FileValue | undefined;
  let asked = 0;

  const input = h('input', {
    id,
    role: isFile ? undefined : 'combobox',
    type: isFile ? 'file' : 'text',
    dir: 'auto',
    'aria-label': name,
    'aria-describedby': `${id}-about`,
    'aria-controls': isFile ? undefined : 'suggestions',
    'aria-expanded': isFile ? undefined : 'false',
    'aria-autocomplete': isFile ? undefined : 'list',
    autocomplete: 'off',
    oninput: () => {
      picked = undefined;
      if (input.value === ' ') input.value = ''; // what follows the colon after a name
      if (doing.named(input.value)) return;
      node.classList.remove('wrong');
      about.textContent = optionDescription(option, locale);
      grow();
      doing.changed();
      void suggest();
    },
    onchange: async () => {
      const [chosen] = input.files ?? [];
      file = chosen && (await readFile(chosen));
    },
    onfocus: () => void suggest(),
    onblur: (event) => {
      asked += 1;
      suggestions.blurred(event);
      if (input.value !== '') pill.showFault();
    },
    onkeydown: (event) => event instanceof KeyboardEvent && onKey(event),
  });
  const about = h('span', { class: 'pill-about', id: `${id}-about` }, optionDescription(option, locale));
  const node = h('span', { class: 'pill' }, h('label', { class: 'pill-name', for: id }, name), input, about);
  const grow = () => {
    if (!isFile) input.size = Math.max(2, Math.min(60, input.value.length + 1));
  };

  /** What was picked, or the one choice whose name was written out. */
  const meant = () => {
    const written = plain(input.value);
    const [only, other] = fixed?.filter((choice) => plain(choice.name) === written) ?? [];
    return picked ?? (other ? undefined : only?.value);
  };

  function onKey(event: KeyboardEvent): void {
    if (composes(event) || suggestions.onKey(event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      doing.send();
    } else if (event.key === 'Escape' || (event.key === 'Backspace' && input.value === '')) {
      event.preventDefault();
      doing.remove();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      doing.walk(event.key === 'ArrowUp');
    }
  }

  const entry = ({ name: label, value, detail, sign }: OptionChoice): Entry => ({
    // What is drawn before it says # or ↳ already.
    label: sign ? label.replace(CHANNEL_SIGN, '') : label,
    ...(detail !== undefined && { hint: detail }),
    ...(sign && { sign }),
    pick: () => {
      pill.fill(label, value);
      doing.changed();
      suggestions.hide();
      doing.next();
    },
  });

  /** Shows what can be chosen, or why there is nothing to choose. */
  function offer(choices: readonly OptionChoice[] | undefined, marked?: number): void {
    const description = optionDescription(option, locale);
    if (!choices) about.textContent = 'Loading options failed.';
    else if (choices.length === 0) about.textContent = 'No options match your search.';
    else about.textContent = description;
    suggestions.show(input, `${name}: ${description}`, (choices ?? []).map(entry), marked);
  }

  async function suggest(): Promise<void> {
    asked += 1;
    const mine = asked;
    // What is wrong stands where the list would; the next key brings the list back.
    if (isFile || picked !== undefined || node.classList.contains('wrong')) return suggestions.hide();
    if (fixed) {
      const typed = plain(input.value);
      const fitting = fixed.filter((one) => one.name.toLowerCase().includes(typed)).slice(0, 25);
      return offer(fitting);
    }
    if (!option.autocomplete) return suggestions.hide();
    await new Promise((resolve) => setTimeout(resolve, COMPLETION_DELAY_MS));
    if (mine !== asked) return;
    const choices = await composing.complete(
      doing.path,
      { ...doing.values(), [option.name]: input.value },
      option.name,
    );
    if (mine !== asked) return;
    // Free text may be sent as it is; Enter picks only what the arrows marked, Tab takes the first.
    offer(choices, -1);
  }

  const isEmpty = () => (isFile ? !input.files?.length : input.value === '');
  const pill: Pill = {
    option,
    node,
    isEmpty,
    value() {
      if (isFile) return file;
      if (isEmpty()) return undefined;
      const isNumber = option.type === OPTION.integer || option.type === OPTION.number;
      return meant() ?? (isNumber ? Number(input.value) : input.value);
    },
    shown: () => {
      if (isFile || isEmpty()) return undefined;
      const value = meant();
      return { shown: input.value, ...(value !== undefined && { value }) };
    },
    fault: () =>
      optionFault(
        option,
        isFile ? (file?.filename ?? '') : input.value,
        meant() !== undefined,
        fixed !== undefined,
      ),
    showFault() {
      const fault = pill.fault();
      if (fault !== undefined) {
        asked += 1;
        suggestions.hide();
      }
      node.classList.toggle('wrong', fault !== undefined);
      input.setAttribute('aria-invalid', String(fault !== undefined));
      about.textContent = fault ?? optionDescription(option, locale);
    },
    focus() {
      input.focus();
      input.setSelectionRange?.(input.value.length, input.value.length);
    },
    fill(shown, value) {
      input.value = shown;
      picked = value;
      pill.showFault();
      grow();
    },
    type(words) {
      input.value = words;
      grow();
    },
  };
  grow();
  return pill;
}

/** A name as people may write it, without the sign before it. */
function plain(name: string): string {
  return name.replace(CHANNEL_SIGN, '').replace(/^@/, '').toLowerCase();
}
