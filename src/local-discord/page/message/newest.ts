import { byId } from '../parts/dom.ts';

const NEAR_END_PX = 120;

/** The newest message there was when the end was last in view. */
let seen: string | undefined;

/** Shows the newest, and what comes after it. */
export function goToNewest(): void {
  const box = byId('messages');
  box.scrollTop = box.scrollHeight;
}

/** Whoever reads the newest goes on reading it when the composer grows, the panel opens or the window shrinks. */
export function keepAtEnd(box: HTMLElement): void {
  let atEnd = true;
  box.addEventListener('scroll', () => {
    atEnd = isAtEnd(box);
    offerNewest(box);
  });
  new ResizeObserver(() => {
    if (atEnd && hasEnd(box)) goToNewest();
  }).observe(box);
  byId('newest').addEventListener('click', () => {
    box.focus(); // the button goes
    goToNewest();
  });
}

/** Offers the way to the newest to whoever reads further up, and says whether something came in meanwhile. */
export function offerNewest(box: HTMLElement): void {
  const last = [...box.querySelectorAll<HTMLElement>('[data-message-id]')].at(-1)?.dataset['messageId'];
  const away = hasEnd(box) && !isAtEnd(box);
  if (!away) seen = last;
  const button = byId('newest');
  button.hidden = !away;
  button.classList.toggle('new', last !== seen);
  button.textContent = last === seen ? 'Jump to the newest' : 'New messages';
}

/** Whether the newest is in view. */
export function isAtEnd(box: HTMLElement): boolean {
  return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
}

/** A forum is read from its top. */
function hasEnd(box: HTMLElement): boolean {
  return box.querySelector('.welcome') !== null;
}
