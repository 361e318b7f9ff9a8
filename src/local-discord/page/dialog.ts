/** Shows a dialog over the page; once it is closed, in whatever way, it is gone and who had the focus has it again. */
export function showDialog(dialog: HTMLDialogElement, closed: () => void = () => {}): void {
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) {
      // Chromium gives the focus back by itself, but to a field without a caret, which takes no keys.
      before.blur();
      before.focus();
    }
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
}
