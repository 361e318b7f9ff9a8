import { h } from '../dom.ts';

/** A row that can be picked. */
export type Entry = {
  label: string;
  detail?: string;
  hint?: string;
  chips?: readonly string[];
  sign?: Node;
  pick(): void;
};

export type Suggestions = {
  node: HTMLElement;
  /** Shows the rows for what is typed into `input`; `marked` is the one Enter picks, none when -1. */
  show(input: HTMLElement, heading: string | undefined, entries: readonly Entry[], marked?: number): void;
  hide(): void;
  /** Keys that walk the list; true when the key was the list's. */
  onKey(event: KeyboardEvent): boolean;
};

/** The list above the composer. */
export function createSuggestions(): Suggestions {
  const node = h('div', {
    class: 'suggestions',
    role: 'listbox',
    id: 'suggestions',
    'aria-label': 'Suggestions',
  });
  let entries: readonly Entry[] = [];
  let heading: string | undefined;
  let marked = 0;
  let owner: HTMLElement | undefined;

  const row = (entry: Entry, i: number) =>
    h(
      'div',
      {
        role: 'option',
        id: `suggestion-${i}`,
        class: i === marked ? 'suggestion marked' : 'suggestion',
        'aria-selected': String(i === marked),
        onpointerdown: (event) => {
          event.preventDefault(); // the focus stays where people type
          entry.pick();
        },
      },
      entry.sign,
      h(
        'span',
        { class: 'suggestion-words' },
        h(
          'span',
          { class: 'suggestion-label' },
          entry.label,
          ...(entry.chips ?? []).map((chip) => h('span', { class: 'chip' }, chip)),
        ),
        entry.detail !== undefined && h('span', { class: 'suggestion-detail' }, entry.detail),
      ),
      entry.hint !== undefined && h('span', { class: 'suggestion-hint' }, entry.hint),
    );
  const draw = () => {
    owner?.setAttribute('aria-expanded', String(entries.length > 0));
    if (entries.length > 0 && marked >= 0)
      owner?.setAttribute('aria-activedescendant', `suggestion-${marked}`);
    else owner?.removeAttribute('aria-activedescendant');
    node.replaceChildren(
      ...(heading !== undefined && entries.length > 0
        ? [h('div', { class: 'suggestions-heading', role: 'presentation' }, heading)]
        : []),
      ...entries.map(row),
    );
    node.classList.toggle('open', entries.length > 0);
    node.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
  };

  return {
    node,
    show(input, title, next, first = 0) {
      owner = input;
      heading = title;
      entries = next;
      marked = first;
      draw();
    },
    hide() {
      entries = [];
      draw();
    },
    onKey(event) {
      if (entries.length === 0) return false;
      if (event.key === 'ArrowDown') marked = (marked + 1) % entries.length;
      else if (event.key === 'ArrowUp') marked = (Math.max(marked, 0) + entries.length - 1) % entries.length;
      else if (event.key === 'Enter' && marked >= 0 && !event.shiftKey) entries[marked]?.pick();
      else if (event.key === 'Tab' && !event.shiftKey) entries[Math.max(marked, 0)]?.pick();
      else if (event.key === 'Escape') this.hide();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      if (event.key.startsWith('Arrow')) draw();
      return true;
    },
  };
}
