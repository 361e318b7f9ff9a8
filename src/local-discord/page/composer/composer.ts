import { isThread, KIND, nameOf } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { commandForm } from './command-form.ts';
import type { Composing } from './composing.ts';
import { createHistory } from './history.ts';
import { fittingLeaves, type Leaf, leafBegun, leavesOf, optionName } from './leaves.ts';
import { createSuggestions, type Entry } from './suggestions.ts';
import { type WordsLine, wordsLine } from './words-line.ts';
import { createDraft, type Shown, type Written } from './written.ts';

/**
 * Fills the composer: a line for words, which a `/` turns into a command with a pill for each option. The returned function
 * shows that commands or channel have changed, and leaves alone what is being typed.
 */
export function fillComposer(form: HTMLElement, composing: Composing): () => void {
  const { home, channelId, now } = composing;
  const place = `${home.me.id} ${channelId}`;
  const suggestions = createSuggestions();
  const history = createHistory(place);
  const draft = createDraft(place);
  const bar = h('div', { class: 'bar' });
  /** Undefined while a command is being typed. */
  let line: WordsLine | undefined;

  const leaves = () => leavesOf(now().commands, home.locale);
  const leafOf = (written: Written | undefined) =>
    written?.kind === 'command' ? leaves().find(({ path }) => path === written.path) : undefined;

  const show = (written: Written | undefined): void => {
    const leaf = leafOf(written);
    if (written?.kind === 'command' && leaf) compose(leaf, written.options);
    else {
      const recalled = written?.kind === 'words' ? written.words : '';
      draft.keep({ kind: 'words', words: recalled });
      words(recalled).focus();
    }
  };
  const walk = (back: boolean) => show(back ? history.older() : history.newer());

  const words = (recalled = ''): WordsLine['input'] => {
    const { input, counter, write } = wordsLine({
      placeholder: placeholderFor(composing),
      recalled,
      suggestions,
      typed: () => {
        draft.keep({ kind: 'words', words: input.value });
        history.rewind();
        offer(input);
      },
      send: async (content) => {
        history.add({ kind: 'words', words: content });
        write('');
        draft.drop();
        if ((await composing.say(content)) || !input.isConnected || input.value !== '') return;
        write(content);
        draft.keep({ kind: 'words', words: content });
      },
      walk,
    });
    line = { input, counter, write };
    suggestions.hide();
    const slash = () => {
      write('/');
      input.focus();
      offer(input);
    };
    bar.replaceChildren(
      h(
        'button',
        {
          type: 'button',
          class: 'tool',
          title: 'Use a command',
          'aria-label': 'Use a command',
          onclick: slash,
        },
        icon('apps', 22),
      ),
      input,
      counter,
    );
    return input;
  };

  const offer = (input: HTMLTextAreaElement) => {
    const typed = input.value;
    if (!typed.startsWith('/')) return suggestions.hide();
    const begun = leafBegun(leaves(), typed);
    if (begun) return compose(begun.leaf, {}, begun.rest);
    const fitting = fittingLeaves(leaves(), typed.slice(1));
    suggestions.show(input, nameOf(home.bot), fitting.map(commandEntry));
    composing.tell(leaves().length > 0 ? '' : `${nameOf(home.bot)} has no commands here yet.`);
  };

  const commandEntry = (leaf: Leaf): Entry => ({
    label: `/${leaf.shown}`,
    detail: leaf.description,
    hint: nameOf(home.bot),
    chips: leaf.options.map((option) => `${optionName(option, home.locale)}${option.required ? '' : '?'}`),
    sign: avatar(home.bot, 'small'),
    pick: () => compose(leaf, {}),
  });

  const compose = (leaf: Leaf, given: Record<string, Shown>, rest = '', focus = true) => {
    line = undefined;
    commandForm(bar, {
      leaf,
      given,
      rest,
      focus,
      composing,
      suggestions,
      changed: (options) => draft.keep({ kind: 'command', path: leaf.path, options }),
      sent: (options) => history.add({ kind: 'command', path: leaf.path, options }),
      done: () => {
        draft.drop();
        words().focus();
      },
      walk,
    });
  };

  /** Goes on with what was begun before: with a command as soon as there is such a command. */
  const goOn = () => {
    const begun = draft.read();
    const leaf = leafOf(begun);
    if (begun?.kind === 'command' && leaf) return compose(leaf, begun.options, '', false);
    if (!line) words();
    if (begun?.kind === 'words') line?.write(begun.words);
  };

  form.replaceChildren(suggestions.node, bar);
  form.onsubmit = (event) => event.preventDefault();
  goOn();
  return () => {
    if (!line) return; // a command that changed meanwhile is refused once it is sent, as at Discord
    const { input } = line;
    const placeholder = placeholderFor(composing);
    input.placeholder = placeholder;
    input.setAttribute('aria-label', placeholder);
    if (input.value === '') goOn();
    else if (document.activeElement === input) offer(input);
  };
}

function placeholderFor({ now, home }: Composing): string {
  const { channel } = now();
  if (channel.can_write === false) return 'You cannot write here, but / works for commands';
  if (channel.type === KIND.dm) return `Message @${nameOf(home.bot)}`;
  return isThread(channel) ? `Message “${channel.name ?? ''}”` : `Message #${channel.name ?? ''}`;
}
