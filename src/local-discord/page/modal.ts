import { chosenIn, selectElement } from './components.ts';
import { h } from './dom.ts';
import { markdown, type Names } from './markdown.ts';
import type { Component, Modal } from './model.ts';

type FileValue = { filename: string; contentType: string; base64: string };
export type ModalValues = Record<string, string | string[] | FileValue[]>;
type Field = { node: Node; read: () => Promise<ModalValues> };

/** Shows a modal and resolves with what was filled in, or undefined when it was closed. */
export function askModal(modal: Modal, names: Names): Promise<ModalValues | undefined> {
  const fields = modal.components.map((component) => fieldFor(component, undefined, names));
  return new Promise((resolve) => {
    const finish = async (values: Promise<ModalValues | undefined>) => {
      resolve(await values);
      dialog.close();
      dialog.remove();
    };
    const readAll = async () =>
      Object.assign({}, ...(await Promise.all(fields.map((field) => field.read()))));
    const dialog = h(
      'dialog',
      { 'aria-label': modal.title, oncancel: () => finish(Promise.resolve(undefined)) },
      h('h3', {}, modal.title),
      h(
        'form',
        {
          method: 'dialog',
          onsubmit: (event) => {
            event.preventDefault();
            void finish(readAll());
          },
        },
        ...fields.map((field) => field.node),
        h(
          'div',
          { class: 'row' },
          h('button', { class: 'button style-1' }, 'Submit'),
          h(
            'button',
            { type: 'button', class: 'button', onclick: () => finish(Promise.resolve(undefined)) },
            'Cancel',
          ),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
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
      return { node: h('div', {}, ...markdown(component.content ?? '', names)), read: async () => ({}) };
    case 4:
      return textField(component, label);
    case 19:
      return fileField(component, label);
    default:
      return selectField(component, label, names);
  }
}

function labelled(label: Component | undefined, input: HTMLElement): Node {
  return h(
    'label',
    {},
    label?.label ?? '',
    label?.description !== undefined && h('div', { class: 'subtext' }, label.description),
    input,
  );
}

function textField(component: Component, label: Component | undefined): Field {
  const attributes = {
    class: 'field',
    placeholder: component.placeholder,
    maxlength: String(component.max_length ?? 4000),
    minlength: String(component.min_length ?? 0),
    required: component.required !== false,
  };
  const input = component.style === 2 ? h('textarea', { ...attributes, rows: '6' }) : h('input', attributes);
  input.value = component.value ?? '';
  return { node: labelled(label, input), read: async () => ({ [component.custom_id ?? '']: input.value }) };
}

function fileField(component: Component, label: Component | undefined): Field {
  const input = h('input', {
    type: 'file',
    class: 'field',
    multiple: (component.max_values ?? 1) > 1,
    required: component.required !== false,
  });
  return {
    node: labelled(label, input),
    read: async () => ({
      [component.custom_id ?? '']: await Promise.all([...(input.files ?? [])].map(readFile)),
    }),
  };
}

function selectField(component: Component, label: Component | undefined, names: Names): Field {
  const menu = selectElement(component, names.guild, names);
  return { node: labelled(label, menu), read: async () => ({ [component.custom_id ?? '']: chosenIn(menu) }) };
}

function nothing(): Field {
  return { node: h('div', {}), read: async () => ({}) };
}

async function readFile(file: File): Promise<FileValue> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { filename: file.name, contentType: file.type || 'application/octet-stream', base64 };
}
