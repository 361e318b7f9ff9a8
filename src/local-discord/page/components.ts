import { h, safeAddress } from './dom.ts';
import { markdown, type Names } from './markdown.ts';
import type { Component, Guild } from './model.ts';

/** What pressing and choosing do. */
export type Doing = {
  names: Names;
  press(customId: string): void;
  select(customId: string, values: string[]): void;
};

const ROW = 1;
const BUTTON = 2;
const SELECTS = [3, 5, 6, 7, 8];

/** A component of a message as Discord draws it. */
export function componentView(component: Component, doing: Doing): Node {
  const inner = () => (component.components ?? []).map((one) => componentView(one, doing));
  if (component.type === ROW) return h('div', { class: 'row' }, ...inner());
  if (component.type === BUTTON) return buttonView(component, doing);
  if (SELECTS.includes(component.type)) return messageSelect(component, doing);
  switch (component.type) {
    case 9:
      return h(
        'div',
        { class: 'section' },
        h('div', {}, ...inner()),
        component.accessory && componentView(component.accessory, doing),
      );
    case 10:
      return h('div', {}, ...markdown(component.content ?? '', doing.names));
    case 11:
      return picture(component.media?.url ?? '', component.description);
    case 12:
      return h(
        'div',
        { class: 'row' },
        ...(component.items ?? []).map((item) => picture(item.media.url, item.description)),
      );
    case 13:
      return h(
        'a',
        { href: safeAddress(component.file?.url ?? ''), download: true },
        component.name ?? 'file',
      );
    case 14:
      return component.divider === false ? h('br', {}) : h('hr', {});
    case 17: {
      const box = h('div', { class: 'container' }, ...inner());
      if (component.accent_color !== undefined) box.style.borderLeftColor = hexColour(component.accent_color);
      return box;
    }
    default:
      return h('div', { class: 'subtext' }, `(component ${component.type})`);
  }
}

/** A colour number as CSS. */
export function hexColour(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function buttonView(component: Component, doing: Doing): Node {
  const words = [component.emoji?.name, component.label].filter(Boolean).join(' ');
  if (component.url)
    return h(
      'a',
      { class: 'button', href: safeAddress(component.url), target: '_blank', rel: 'noreferrer noopener' },
      `${words} ↗`,
    );
  const { custom_id: customId = '' } = component;
  return h(
    'button',
    {
      type: 'button',
      class: `button style-${component.style ?? 2}`,
      disabled: component.disabled === true,
      onclick: () => doing.press(customId),
    },
    words,
  );
}

function messageSelect(component: Component, doing: Doing): Node {
  const menu = selectElement(component, doing.names.guild, doing.names);
  const choose = () => doing.select(component.custom_id ?? '', chosenIn(menu));
  // One choice is sent at once; several need to be finished first.
  if (!menu.multiple) {
    menu.addEventListener('change', choose);
    return menu;
  }
  return h('span', {}, menu, h('button', { type: 'button', class: 'button', onclick: choose }, 'Choose'));
}

/** The menu of a select component, with people, roles or channels filled in. */
export function selectElement(
  component: Component,
  guild: Guild | undefined,
  names: Names,
): HTMLSelectElement {
  const options = optionsFor(component, guild, names);
  const several = (component.max_values ?? 1) > 1;
  return h(
    'select',
    {
      'aria-label': component.placeholder ?? 'Choose',
      multiple: several,
      disabled: component.disabled === true,
    },
    !several &&
      h(
        'option',
        { value: '', selected: true, disabled: component.required !== false },
        component.placeholder ?? 'Choose…',
      ),
    ...options.map((option) =>
      h('option', { value: option.value, selected: option.default === true }, option.label),
    ),
  );
}

/** The values chosen in such a menu. */
export function chosenIn(menu: HTMLSelectElement): string[] {
  return [...menu.selectedOptions].map((option) => option.value).filter((value) => value !== '');
}

function optionsFor(component: Component, guild: Guild | undefined, { people }: Names) {
  const users = (guild?.members ?? people).map((user) => ({
    label: user.global_name ?? user.username,
    value: user.id,
    default: false,
  }));
  const roles = (guild?.roles ?? []).map((role) => ({
    label: `@${role.name.replace(/^@/, '')}`,
    value: role.id,
    default: false,
  }));
  const channels = (guild?.channels ?? []).map((one) => ({
    label: `#${one.name ?? ''}`,
    value: one.id,
    default: false,
  }));
  const byType: Record<number, { label: string; value: string; default?: boolean }[]> = {
    3: component.options ?? [],
    5: users,
    6: roles,
    7: [...users, ...roles],
    8: channels,
  };
  return byType[component.type] ?? [];
}

function picture(url: string, description: string | undefined): Node {
  return h('img', { src: safeAddress(url), alt: description ?? '', width: '160' });
}
