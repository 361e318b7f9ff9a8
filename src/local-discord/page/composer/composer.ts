import { avatar } from '../avatar.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { nameOf } from '../model.ts';
import { commandForm } from './command-form.ts';
import type { Composing } from './composing.ts';
import { createHistory, type Sent } from './history.ts';
import { type Leaf, leavesOf, optionName } from './leaves.ts';
import { createSuggestions, type Entry } from './suggestions.ts';

/** Fills the composer: a line for words, which a `/` turns into a command with a pill for each option. */
export function fillComposer(form: HTMLElement, composing: Composing): void {
  const { home, channel, commands } = composing;
  const place = `${home.me.id} ${channel.id}`;
  const leaves = leavesOf(commands, home.locale);
  const suggestions = createSuggestions();
  const history = createHistory(place);
  const bar = h('div', { class: 'bar' });
  const draft = `draft ${place}`;

  const recall = (sent: Sent | undefined) => {
    const leaf = sent?.kind === 'command' ? leaves.find(({ path }) => path === sent.path) : undefined;
    if (sent?.kind === 'command' && leaf) compose(leaf, sent.options);
    else words(sent?.kind === 'words' ? sent.words : '').focus();
  };

  const words = (value: string): HTMLElement => {
    const input = h('input', {
      class: 'words',
      role: 'combobox',
      'aria-label': placeholderFor(composing),
      'aria-controls': 'suggestions',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      'data-key': 'composer',
      placeholder: placeholderFor(composing),
      oninput: () => {
        sessionStorage.setItem(draft, input.value);
        history.rewind();
        onWords(input);
      },
      onblur: () => suggestions.hide(),
      onkeydown: (event) => {
        if (!(event instanceof KeyboardEvent) || event.isComposing) return;
        if (suggestions.onKey(event)) return;
        if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
          event.preventDefault();
          recall(event.key === 'ArrowUp' ? history.older() : history.newer());
          return;
        }
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const content = input.value.trim();
        if (content === '' || channel.can_write === false) return;
        history.add({ kind: 'words', words: content });
        composing.say(content);
        input.value = '';
        sessionStorage.removeItem(draft);
      },
    });
    input.value = value;
    suggestions.hide();
    bar.replaceChildren(
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          title: 'Use a command',
          'aria-label': 'Use a command',
          onclick: () => {
            input.value = '/';
            input.focus();
            onWords(input);
          },
        },
        icon('apps', 22),
      ),
      input,
    );
    return input;
  };

  const onWords = (input: HTMLInputElement) => {
    const typed = input.value;
    if (!typed.startsWith('/')) return suggestions.hide();
    const begun = leaves.find(
      ({ shown, path }) => typed.startsWith(`/${shown} `) || typed.startsWith(`/${path} `),
    );
    if (begun) {
      const rest = typed
        .slice(1)
        .replace(new RegExp(`^(?:${escaped(begun.shown)}|${escaped(begun.path)}) `), '');
      return compose(begun, {}, rest);
    }
    const wanted = typed.slice(1).toLowerCase();
    const fitting = leaves
      .filter(({ shown, path }) => shown.toLowerCase().includes(wanted) || path.includes(wanted))
      .sort((a, b) => Number(!a.shown.startsWith(wanted)) - Number(!b.shown.startsWith(wanted)));
    if (fitting.length === 0) suggestions.show(input, undefined, []);
    else suggestions.show(input, nameOf(home.bot), fitting.map(commandEntry));
  };

  const commandEntry = (leaf: Leaf): Entry => ({
    label: `/${leaf.shown}`,
    detail: leaf.description,
    hint: nameOf(home.bot),
    chips: leaf.options.map((option) => `${optionName(option, home.locale)}${option.required ? '' : '?'}`),
    sign: avatar(home.bot, 'small'),
    pick: () => compose(leaf, {}),
  });

  const compose = (
    leaf: Leaf,
    given: Record<string, { shown: string; value: string | number }>,
    rest = '',
  ) => {
    sessionStorage.removeItem(draft);
    commandForm(bar, {
      leaf,
      given,
      rest,
      composing,
      suggestions,
      sent: (options) => history.add({ kind: 'command', path: leaf.path, options }),
      done: () => words('').focus(),
      walk: (back) => recall(back ? history.older() : history.newer()),
    });
  };

  form.replaceChildren(suggestions.node, bar);
  form.onsubmit = (event) => event.preventDefault();
  words(sessionStorage.getItem(draft) ?? '');
}

function placeholderFor({ channel, home }: Composing): string {
  if (channel.can_write === false) return 'You cannot write here, but / works for commands';
  if (channel.type === 1) return `Message @${nameOf(home.bot)}`;
  return `Message #${channel.name ?? ''}`;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
