import type { Names } from '../markdown/markdown.ts';
import type { Component } from '../model.ts';
import { byId, h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { choicesOf, type Offered } from './select-choices.ts';

let count = 0;

/** A select menu as Discord draws it, for messages and modals; `chosen` is told when the choice is made. */
export function selectMenu(
  component: Component,
  names: Names,
  chosen: (values: string[]) => unknown,
): { node: HTMLElement; values: () => string[] } {
  const choices = choicesOf(component, names);
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const id = `select-${count++}`;
  const initial = choices.filter((choice) => choice.default).map((choice) => choice.value);
  let values = initial;
  let marked = 0;
  let isOpen = false;
  let typed = '';

  const fitting = () => choices.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  const label = component.placeholder ?? 'Make a selection';
  const list = h('div', { class: 'select-list', role: 'listbox', id, 'aria-label': label });
  if (most > 1) list.setAttribute('aria-multiselectable', 'true');
  const shown = h('span', { class: 'select-shown' });
  const opener = h(
    'button',
    {
      type: 'button',
      class: 'select-opener',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-controls': id,
      'data-key': component.custom_id,
      disabled: component.disabled === true,
      onclick: () => (isOpen ? close() : open()),
      onkeydown: (event) => event instanceof KeyboardEvent && onKey(event),
      onblur: () => isOpen && close(),
    },
    shown,
    icon('down', 20),
  );
  const node = h('div', { class: 'select' }, opener, list);

  const optionRow = (choice: Offered, i: number) =>
    h(
      'div',
      {
        role: 'option',
        id: `${id}-${i}`,
        class: i === marked ? 'marked' : '',
        'aria-selected': String(values.includes(choice.value)),
        onmousedown: (event) => event.preventDefault(), // the focus stays where the keys are read
        onclick: () => toggle(choice.value),
      },
      choice.sign,
      h(
        'span',
        { class: 'select-words' },
        choice.label,
        choice.description !== undefined && h('small', {}, choice.description),
      ),
      values.includes(choice.value) && icon('check', 18),
    );

  function draw(): void {
    const names = choices.filter(({ value }) => values.includes(value)).map((choice) => choice.label);
    shown.textContent = names.join(', ') || label;
    shown.classList.toggle('placeholder', names.length === 0);
    opener.setAttribute('aria-label', names.length > 0 ? `${label}: ${names.join(', ')}` : label);
    opener.setAttribute('aria-expanded', String(isOpen));
    node.classList.toggle('open', isOpen);
    const rows = fitting();
    if (!isOpen) opener.removeAttribute('aria-activedescendant');
    else if (rows.length > 0) opener.setAttribute('aria-activedescendant', `${id}-${marked}`);
    list.replaceChildren(
      ...(typed ? [h('div', { class: 'select-typed', role: 'presentation' }, `“${typed}”`)] : []),
      ...rows.map(optionRow),
    );
    list.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
  }
  function open(): void {
    isOpen = true;
    opener.focus(); // Safari gives a button that is pressed no focus, and only who has it can lose it
    typed = '';
    marked = Math.max(
      0,
      choices.findIndex(({ value }) => values.includes(value)),
    );
    draw();
    const room = byId('messages').getBoundingClientRect();
    const here = opener.getBoundingClientRect();
    const [above, below] = [here.top - room.top, room.bottom - here.bottom];
    node.classList.toggle('upwards', below < list.offsetHeight && below < above);
  }
  function close(): void {
    isOpen = false;
    typed = '';
    draw();
    const unchanged = values.join() === initial.join();
    if (most > 1 && !unchanged && values.length >= least) chosen(values);
  }
  function toggle(value: string): void {
    if (most === 1) {
      values = values.includes(value) && least === 0 ? [] : [value];
      isOpen = false;
      typed = '';
      draw();
      chosen(values);
      return;
    }
    if (values.includes(value)) values = values.filter((one) => one !== value);
    else if (values.length < most) values = [...values, value];
    draw();
  }
  function onKey(event: KeyboardEvent): void {
    const rows = fitting();
    const { key } = event;
    if (!isOpen) {
      if (key === 'ArrowDown' || key === 'ArrowUp') open();
      else return;
    } else if (key === 'Escape') close();
    else if (key === 'ArrowDown') marked = (marked + 1) % Math.max(1, rows.length);
    else if (key === 'ArrowUp') marked = (marked + rows.length - 1) % Math.max(1, rows.length);
    else if (key === 'Enter' || (key === ' ' && !typed)) {
      const row = rows[marked];
      if (row) toggle(row.value);
    } else if (key === 'Backspace') typed = typed.slice(0, -1);
    else if (key.length === 1 && !event.ctrlKey && !event.metaKey) {
      typed += key;
      marked = 0;
    } else return;
    event.preventDefault();
    if (isOpen) draw();
  }
  draw();
  return { node, values: () => values };
}
