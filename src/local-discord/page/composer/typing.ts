/** Puts the caret where people write: the line for words, or the first option of a command. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('#composer .words, #composer input, #composer .send')?.focus();
}

/** Lets whoever types anywhere on the page write: the first character already stands in the composer. */
export function typeAnywhere(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    // A space presses the button that has the focus.
    if ([...event.key].length !== 1 || event.key === ' ') return;
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    if (document.querySelector('dialog[open]')) return;
    focusComposer();
  });
}

/** Whether a key belongs to a word that is being put together, as in Japanese; Safari says so of the last key by its code alone. */
export function composes(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
