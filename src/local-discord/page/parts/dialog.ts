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
  /** Done when the form is complete and its button pressed; the dialog closes, unless that rejects: then it says why. */
  submit(): Promise<void>;
};

/**
 * Asks something over the page. Once it is closed it is gone, and who had the focus has it again: the composer, if nothing had it or
 * that is gone.
 */
export function ask({ title, sign, body, action, danger = false, submit }: Asked): void {
  const close = () => dialog.close();
  const failure = h('p', { class: 'modal-failure error', role: 'alert' });
  const button = h('button', { class: `button ${danger ? 'style-4' : 'style-1'}` }, action);
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
        onsubmit: async (event) => {
          event.preventDefault();
          if (button.getAttribute('aria-busy') === 'true') return;
          button.setAttribute('aria-busy', 'true');
          failure.textContent = '';
          try {
            await submit();
            close();
          } catch (error) {
            failure.textContent = error instanceof Error ? error.message : String(error);
          }
          button.removeAttribute('aria-busy');
        },
      },
      ...body,
      failure,
      h(
        'div',
        { class: 'modal-foot' },
        h('button', { type: 'button', class: 'button', 'data-cancel': true, onclick: close }, 'Cancel'),
        button,
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
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('.field, .select-opener, [data-cancel]')?.focus();
}
