import { type FileValue, readFile } from './files.ts';
import { markdown, type Names } from './markdown/markdown.ts';
import { selectMenu } from './message/select-menu.ts';
import { type Component, type Modal, nameOf, type User } from './model.ts';
import { avatar } from './parts/avatar.ts';
import { ask } from './parts/dialog.ts';
import { h } from './parts/dom.ts';

export type ModalValues = Record<string, string | string[] | FileValue[]>;
type Field = { node: Node; read: () => Promise<ModalValues> };

let count = 0;

/** Shows a modal; `send` is given what was filled in, and resolves with why that failed, if it did: then it stays to be sent again. */
export function askModal(
  modal: Modal,
  names: Names,
  bot: User,
  send: (values: ModalValues) => Promise<string | undefined>,
): void {
  const fields = modal.components.map((component) => fieldFor(component, undefined, names));
  const warning = `This form will be submitted to ${nameOf(bot)}. Do not share passwords or other sensitive information.`;
  ask({
    title: modal.title,
    sign: avatar(bot, 'small'),
    action: 'Submit',
    body: [h('p', { class: 'modal-warning' }, warning), ...fields.map((field) => field.node)],
    submit: async () => {
      const read = await Promise.all(fields.map((field) => field.read()));
      const why = await send(Object.assign({}, ...read));
      if (why !== undefined) throw new Error(why);
    },
  });
}

function fieldFor(component: Component, label: Component | undefined, names: Names): Field {
  switch (component.type) {
    case 18:
      return component.component ? fieldFor(component.component, component, names) : nothing();
    case 1:
      return component.components?.[0]
        ? fieldFor(component.components[0], component.components[0], names)
        : nothing();
    case 10:
      return {
        node: h('div', { class: 'modal-field text-display' }, ...markdown(component.content ?? '', names)),
        read: async () => ({}),
      };
    case 4:
      return textField(component, label);
    case 19:
      return fileField(component, label);
    default:
      return selectField(component, label, names);
  }
}

function labelled(label: Component | undefined, input: HTMLElement, required: boolean): Node {
  const id = `field-${count++}`;
  input.id = id;
  return h(
    'div',
    { class: 'modal-field' },
    h('label', { for: id }, label?.label ?? '', required && star()),
    label?.description !== undefined && h('div', { class: 'subtext' }, label.description),
    input,
  );
}

/** The sign of what must be filled in. */
function star(): Node {
  return h('span', { class: 'required', 'aria-hidden': 'true' }, ' *');
}

function textField(component: Component, label: Component | undefined): Field {
  const required = component.required !== false;
  const attributes = {
    class: 'field',
    placeholder: component.placeholder,
    maxlength: String(component.max_length ?? 4000),
    minlength: String(component.min_length ?? 0),
    required,
  };
  const input = component.style === 2 ? h('textarea', { ...attributes, rows: '5' }) : h('input', attributes);
  input.value = component.value ?? '';
  return {
    node: labelled(label, input, required),
    read: async () => ({ [component.custom_id ?? '']: input.value }),
  };
}

function fileField(component: Component, label: Component | undefined): Field {
  const required = component.required !== false;
  const input = h('input', {
    type: 'file',
    class: 'field',
    multiple: (component.max_values ?? 1) > 1,
    required,
  });
  return {
    node: labelled(label, input, required),
    read: async () => ({
      [component.custom_id ?? '']: await Promise.all([...(input.files ?? [])].map(readFile)),
    }),
  };
}

function selectField(component: Component, label: Component | undefined, names: Names): Field {
  const menu = selectMenu(component, names, () => {});
  return {
    node: h(
      'div',
      { class: 'modal-field' },
      h('div', { class: 'label' }, label?.label ?? '', component.required !== false && star()),
      label?.description !== undefined && h('div', { class: 'subtext' }, label.description),
      menu.node,
    ),
    read: async () => ({ [component.custom_id ?? '']: menu.values() }),
  };
}

function nothing(): Field {
  return { node: h('div', {}), read: async () => ({}) };
}
