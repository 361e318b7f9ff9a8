import { h } from '../parts/dom.ts';
import type { Suggestions } from './suggestions.ts';
import { composes } from './typing.ts';

/** Discord's limit for what a person without Nitro says. */
const MOST_CHARACTERS = 2000;
/** From here on Discord's client shows how many are left. */
const FEW_LEFT = 200;
/** For browsers that do not size a field by what is in it. */
const MOST_ROWS = 12;

export type WordsLine = {
  input: HTMLTextAreaElement;
  /** How many characters are left, once that matters. */
  counter: HTMLElement;
  /** Puts words in, with the caret at their end. */
  write(words: string): void;
};

/** What a line of words works with. */
export type WordsDoing = {
  placeholder: string;
  /** Words of the history: untouched, they give way to others of it. */
  recalled: string;
  suggestions: Suggestions;
  /** Told at each change. */
  typed(): void;
  send(words: string): void;
  /** Back or forth in the history. */
  walk(back: boolean): void;
};

/** Where a message is written: Enter sends it, Shift+Enter begins a new line, and it grows with what is in it. */
export function wordsLine({ placeholder, recalled, suggestions, typed, send, walk }: WordsDoing): WordsLine {
  const counter = h('span', { class: 'counter', role: 'status' });
  const input = h('textarea', {
    class: 'words',
    rows: '1',
    dir: 'auto',
    // A text of several lines may be no combobox; it has a list to choose from all the same.
    'aria-label': placeholder,
    'aria-multiline': 'true',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-controls': 'suggestions',
    enterkeyhint: 'send',
    'data-key': 'composer',
    placeholder,
    oninput: () => {
      grow();
      typed();
    },
    onblur: (event) => suggestions.blurred(event),
    onkeydown: (event) => {
      if (!(event instanceof KeyboardEvent) || composes(event) || suggestions.onKey(event)) return;
      if (event.key === 'Enter' && !event.shiftKey) {
        event.preventDefault();
        const words = input.value.trim();
        if (words !== '' && words.length <= MOST_CHARACTERS) send(words);
      } else if ((event.key === 'ArrowUp' && atFirstLine()) || (event.key === 'ArrowDown' && atLastLine())) {
        if (input.value !== '' && input.value !== recalled) return;
        event.preventDefault();
        walk(event.key === 'ArrowUp');
      }
    },
  });
  const atFirstLine = () => !input.value.slice(0, input.selectionStart).includes('\n');
  const atLastLine = () => !input.value.slice(input.selectionEnd).includes('\n');
  const grow = () => {
    input.rows = Math.min(MOST_ROWS, input.value.split('\n').length);
    const left = MOST_CHARACTERS - input.value.trim().length;
    counter.textContent = left > FEW_LEFT ? '' : left < 0 ? `${-left} characters too many` : String(left);
    counter.classList.toggle('error', left < 0);
  };
  const write = (words: string) => {
    input.value = words;
    grow();
  };
  write(recalled);
  return { input, counter, write };
}
