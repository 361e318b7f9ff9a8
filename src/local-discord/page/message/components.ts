import { markdown, type Names } from '../markdown/markdown.ts';
import type { Component } from '../model.ts';
import { h, safeAddress } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { hexColour, picture } from './embed.ts';
import { selectMenu } from './select-menu.ts';

/** What pressing and choosing do; both resolve when the answer is there. */
export type Doing = {
  names: Names;
  press(customId: string): Promise<void>;
  select(customId: string, values: string[]): Promise<void>;
};

const SELECTS = [3, 5, 6, 7, 8];

/** A component of a message as Discord draws it. */
export function componentView(component: Component, doing: Doing): Node {
  const inner = () => (component.components ?? []).map((one) => componentView(one, doing));
  if (SELECTS.includes(component.type))
    return selectMenu(component, doing.names, (values) => doing.select(component.custom_id ?? '', values))
      .node;
  switch (component.type) {
    case 1:
      return h('div', { class: 'row' }, ...inner());
    case 2:
      return buttonView(component, doing);
    case 9:
      return h(
        'div',
        { class: 'section' },
        h('div', {}, ...inner()),
        component.accessory && componentView(component.accessory, doing),
      );
    case 10:
      return h('div', { class: 'text-display' }, ...markdown(component.content ?? '', doing.names));
    case 11:
      return picture(component.media?.url ?? '', 'thumbnail', component.description);
    case 12:
      return h(
        'div',
        { class: 'gallery' },
        ...(component.items ?? []).map((item) => picture(item.media.url, 'gallery-item', item.description)),
      );
    case 13:
      return fileView(component.name ?? 'file', component.file?.url ?? '', component.size);
    case 14:
      return h('div', {
        class: `separator ${component.divider === false ? '' : 'divider'} ${component.spacing === 2 ? 'wide' : ''}`,
      });
    case 17:
      return containerView(component, inner());
    default:
      return h('div', { class: 'subtext' }, `(component ${component.type})`);
  }
}

/** A file to download. */
export function fileView(name: string, url: string, size: number | undefined): Node {
  return h(
    'div',
    { class: 'file' },
    icon('file', 28),
    h(
      'div',
      {},
      h('a', { href: safeAddress(url), download: true }, name),
      size !== undefined && h('div', { class: 'subtext' }, `${size.toLocaleString()} bytes`),
    ),
  );
}

function containerView(component: Component, inner: Node[]): Node {
  const box = h('div', { class: 'container' }, ...inner);
  const colour = component.accent_color ?? undefined;
  if (colour !== undefined) {
    box.classList.add('accented');
    box.style.setProperty('--accent', hexColour(colour));
  }
  return box;
}

function buttonView(component: Component, doing: Doing): Node {
  const words = [
    component.emoji?.name && h('span', { class: 'emoji' }, component.emoji.name),
    component.label,
  ];
  const content = words.filter((word) => word !== undefined && word !== '');
  if (component.url)
    return h(
      'a',
      { class: 'button', href: safeAddress(component.url), target: '_blank', rel: 'noreferrer noopener' },
      ...content,
      icon('external', 16),
    );
  const { custom_id: customId = '' } = component;
  const button = h(
    'button',
    {
      type: 'button',
      class: `button style-${component.style ?? 2}`,
      'data-key': customId,
      disabled: component.disabled === true,
      async onclick() {
        if (button.getAttribute('aria-busy') === 'true') return;
        button.setAttribute('aria-busy', 'true');
        await doing.press(customId);
        button.removeAttribute('aria-busy');
      },
    },
    ...content,
  );
  return button;
}
