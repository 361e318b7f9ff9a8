import { h } from '../parts/dom.ts';

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
  /** Hides the list when the focus goes elsewhere than into it. */
  blurred(event: Event): void;
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
    onkeydown: (event) => {
      if (!(event instanceof KeyboardEvent) || !list.onKey(event)) return;
      if (entries.length === 0) owner?.focus();
      else node.querySelector<HTMLElement>('.marked')?.focus();
    },
    onfocusout: (event) => list.blurred(event),
  });
  let entries: readonly Entry[] = [];
  let heading: string | undefined;
  let marked = 0;
  let owner: HTMLElement | undefined;
  /** Rows that are drawn anew lose the focus, but nobody went anywhere. */
  let drawing = false;

  const row = (entry: Entry, i: number) =>
    h(
      'div',
      {
        role: 'option',
        id: `suggestion-${i}`,
        // Who cannot use the arrows in the field can go into the list itself.
        tabindex: i === Math.max(marked, 0) ? '0' : '-1',
        onclick: () => entry.pick(),
        class: i === marked ? 'suggestion marked' : 'suggestion',
        'aria-selected': String(i === marked),
        onmousedown: (event) => event.preventDefault(), // the focus stays where people type
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
    // ARIA knows of no text of several lines that expands; the marked entry tells that a list is there.
    if (!(owner instanceof HTMLTextAreaElement))
      owner?.setAttribute('aria-expanded', String(entries.length > 0));
    if (entries.length > 0 && marked >= 0)
      owner?.setAttribute('aria-activedescendant', `suggestion-${marked}`);
    else owner?.removeAttribute('aria-activedescendant');
    drawing = true;
    node.replaceChildren(
      ...(heading !== undefined && entries.length > 0
        ? [h('div', { class: 'suggestions-heading', role: 'presentation' }, heading)]
        : []),
      ...entries.map(row),
    );
    drawing = false;
    node.classList.toggle('open', entries.length > 0);
    node.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
  };

  const list: Suggestions = {
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
    blurred(event) {
      if (drawing) return;
      const to = event instanceof FocusEvent ? event.relatedTarget : null;
      if (!(to instanceof Node) || (to !== owner && !node.contains(to))) list.hide();
    },
    onKey(event) {
      if (entries.length === 0) return false;
      if (event.key === 'ArrowDown') marked = (marked + 1) % entries.length;
      else if (event.key === 'ArrowUp') marked = (Math.max(marked, 0) + entries.length - 1) % entries.length;
      else if (event.key === 'Enter' && marked >= 0 && !event.shiftKey) entries[marked]?.pick();
      else if (event.key === 'Tab' && !event.shiftKey) entries[Math.max(marked, 0)]?.pick();
      else if (event.key === 'Escape') list.hide();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      if (event.key.startsWith('Arrow')) draw();
      return true;
    },
  };
  return list;
}
