import { focusComposer } from './composer/typing.ts';

/**
 * Shows a dialog over the page; once it is closed, in whatever way, it is gone and who had the focus has it again: the composer, if
 * nothing had it or that is gone.
 */
export function showDialog(dialog: HTMLDialogElement, closed: () => void = () => {}): void {
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) {
      // Chromium gives the focus back by itself, but to a field without a caret, which takes no keys.
      before.blur();
      before.focus();
    } else focusComposer();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
}
