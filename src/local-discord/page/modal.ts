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

/** Shows a modal and resolves with what was filled in, or undefined when it was closed. */
export function askModal(modal: Modal, names: Names, bot: User): Promise<ModalValues | undefined> {
  let submitted = false;
  const fields = modal.components.map((component) => fieldFor(component, undefined, names));
  const warning = `This form will be submitted to ${nameOf(bot)}. Do not share passwords or other sensitive information.`;
  return new Promise((resolve) =>
    ask({
      title: modal.title,
      sign: avatar(bot, 'small'),
      action: 'Submit',
      body: [h('p', { class: 'modal-warning' }, warning), ...fields.map((field) => field.node)],
      submit: () => {
        // Read at once; files take a moment.
        void Promise.all(fields.map((field) => field.read())).then((read) =>
          resolve(Object.assign({}, ...read)),
        );
        submitted = true;
      },
      closed: () => {
        if (!submitted) resolve(undefined);
      },
    }),
  );
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
    h(
      'label',
      { for: id },
      label?.label ?? '',
      required && h('span', { class: 'required', 'aria-hidden': 'true' }, ' *'),
    ),
    label?.description !== undefined && h('div', { class: 'subtext' }, label.description),
    input,
  );
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
      h('div', { class: 'label' }, label?.label ?? ''),
      label?.description !== undefined && h('div', { class: 'subtext' }, label.description),
      menu.node,
    ),
    read: async () => ({ [component.custom_id ?? '']: menu.values() }),
  };
}

function nothing(): Field {
  return { node: h('div', {}), read: async () => ({}) };
}
