import type { Option } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import type { Composing, OptionValues } from './composing.ts';
import type { Leaf } from './leaves.ts';
import { moreOptions } from './more-options.ts';
import { namedOptions } from './named-options.ts';
import { type Pill, pillFor } from './pill.ts';
import type { Suggestions } from './suggestions.ts';
import type { Shown } from './written.ts';

type Options = Record<string, Shown>;

/** What a command being typed works with. */
export type Form = {
  leaf: Leaf;
  /** Options filled in from before. */
  given: Options;
  /** Text for the first option. */
  rest: string;
  /** Whether the caret goes into it. */
  focus: boolean;
  composing: Composing;
  suggestions: Suggestions;
  /** Told at each change how the options stand. */
  changed(options: Options): void;
  /** Told what goes out, to be recalled later. */
  sent(options: Options): void;
  /** The command is sent or given up. */
  done(): void;
  /** Up or down in the history. */
  walk(back: boolean): void;
};

/** Turns the bar into a command with its pills: those required or given at once, the others offered. */
export function commandForm(bar: HTMLElement, form: Form): void {
  const { leaf, composing, suggestions } = form;
  const pills: Pill[] = [];
  /** Whether anything was typed; what was only recalled gives way to others of the history. */
  let touched = false;
  const left = (): Option[] => leaf.options.filter((option) => !pills.some((pill) => pill.option === option));

  const values = (): OptionValues =>
    Object.fromEntries(
      pills.flatMap(({ option, value }) => {
        const given = value();
        return given === undefined ? [] : [[option.name, given]];
      }),
    );

  const standing = (): Options =>
    Object.fromEntries(
      pills.flatMap(({ option, shown }) => {
        const stands = shown();
        return stands ? [[option.name, stands]] : [];
      }),
    );

  const send = () => {
    const missing = leaf.options
      .filter((option) => option.required && left().includes(option))
      .map((option) => add(option));
    const wrong = [...missing, ...pills].find((pill) => pill.fault() !== undefined);
    for (const pill of pills) pill.showFault();
    if (wrong) return wrong.focus();
    if (more.isWrong()) return more.input.focus();
    // What is recalled stands as chosen, so that the arrows walk on and Enter sends it again.
    const chosen = Object.entries(standing()).map(([name, one]) => [name, { value: one.shown, ...one }]);
    form.sent(Object.fromEntries(chosen));
    composing.send(leaf.path, values());
    form.done();
  };

  const add = (option: Option): Pill => {
    const pill = pillFor(option, {
      composing,
      suggestions,
      path: leaf.path,
      values,
      send,
      next: () => {
        const empty = pills.find((one) => one.isEmpty());
        if (empty) empty.focus();
        else if (left().length > 0) more.input.focus();
      },
      remove: () => {
        if (option.required || pills.length === 0) return form.done();
        pills.splice(pills.indexOf(pill), 1);
        draw();
        form.changed(standing());
        const before = pills.at(-1);
        if (before) before.focus();
        else more.input.focus();
      },
      walk: (back) => {
        if (!touched) form.walk(back);
      },
      named: (words) => named(words, pill),
      changed: () => {
        touched = true;
        form.changed(standing());
      },
    });
    pills.push(pill);
    return pill;
  };

  const named = (words: string, from?: Pill): boolean => {
    const { locale } = composing.home;
    const begun = namedOptions(leaf.options, words, locale);
    // Within an option's words, a name leads to what is not filled in yet.
    const { before, parts } = from && begun.before ? namedOptions(left(), words, locale) : begun;
    if (before && !from) return false;
    if (parts.length > 0) from?.type(before);
    for (const part of parts) pillOf(part.option).type(part.words);
    const last = parts.at(-1);
    if (!last) return false;
    draw();
    touched = true;
    form.changed(standing());
    pillOf(last.option).focus();
    return true;
  };
  const pillOf = (option: Option): Pill => pills.find((pill) => pill.option === option) ?? add(option);

  const more = moreOptions({
    locale: composing.home.locale,
    suggestions,
    left,
    tell: composing.tell,
    choose: (option) => {
      const pill = add(option);
      draw();
      form.changed(standing());
      pill.focus();
    },
    named,
    send,
    back: () => {
      const last = pills.at(-1);
      if (last) last.focus();
      else form.done();
    },
    giveUp: form.done,
  });

  const draw = () => {
    suggestions.hide();
    more.draw(pills.length);
    bar.replaceChildren(
      avatar(composing.home.bot, 'small'),
      h('span', { class: 'command-name' }, `/${leaf.shown}`),
      ...pills.map(({ node }) => node),
      more.input,
      sendButton,
    );
  };
  const sendButton = h(
    'button',
    {
      type: 'button',
      class: 'tool send',
      'aria-label': 'Send command',
      onclick: send,
      onkeydown: (event) => {
        if (event instanceof KeyboardEvent && event.key === 'Escape') form.done();
      },
    },
    icon('right', 22),
  );

  for (const option of leaf.options) {
    const before = Object.hasOwn(form.given, option.name) ? form.given[option.name] : undefined;
    if (!option.required && !before) continue;
    const pill = add(option);
    if (before?.value !== undefined) pill.fill(before.shown, before.value);
    else if (before) pill.type(before.shown);
  }
  const [first] = leaf.options;
  if (form.rest && first && !named(form.rest)) (pills[0] ?? add(first)).type(form.rest);
  draw();
  form.changed(standing());
  if (!form.focus) return;
  const start = pills.find((pill) => pill.isEmpty()) ?? pills.at(-1);
  if (start) start.focus();
  else if (left().length > 0) more.input.focus();
  else sendButton.focus();
}
