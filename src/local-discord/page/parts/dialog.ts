import { focusComposer } from '../composer/typing.ts';
import { h } from './dom.ts';
import { icon } from './icons.ts';

/** What a dialog asks for. */
export type Asked = {
  title: string;
  /** What stands before the title. */
  sign?: Node;
  body: readonly Node[];
  /** What the button is called that does it, and whether that takes something away. */
  action: string;
  danger?: boolean;
  /** Done when the form is complete and its button pressed; the dialog closes. */
  submit(): void;
  /** Told once it is closed, in whatever way. */
  closed?(): void;
};

/**
 * Asks something over the page. Once it is closed it is gone, and who had the focus has it again: the composer, if nothing had it or
 * that is gone.
 */
export function ask({ title, sign, body, action, danger = false, submit, closed }: Asked): void {
  const close = () => dialog.close();
  const dialog = h(
    'dialog',
    { class: 'modal', 'aria-label': title, role: danger ? 'alertdialog' : undefined },
    h(
      'div',
      { class: 'modal-head' },
      sign,
      h('h2', {}, title),
      h(
        'button',
        { type: 'button', class: 'tool', 'aria-label': 'Close', onclick: close },
        icon('close', 22),
      ),
    ),
    h(
      'form',
      {
        method: 'dialog',
        onsubmit: (event) => {
          event.preventDefault();
          submit();
          close();
        },
      },
      ...body,
      h(
        'div',
        { class: 'modal-foot' },
        h('button', { type: 'button', class: 'button', 'data-cancel': true, onclick: close }, 'Cancel'),
        h('button', { class: `button ${danger ? 'style-4' : 'style-1'}` }, action),
      ),
    ),
  );
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) {
      // Chromium gives the focus back by itself, but to a field without a caret, which takes no keys.
      before.blur();
      before.focus();
    } else focusComposer();
    closed?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('.field, .select-opener, [data-cancel]')?.focus();
}
