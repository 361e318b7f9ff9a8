import { commandOf, type Message, nameOf, type User } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';

/** What stands above a message: who used which command, or what it replies to. */
export function contextLine(message: Message): Node | undefined {
  const { interaction_metadata: asked, referenced_message: original } = message;
  const command = commandOf(message);
  if (asked && command !== undefined) return usedLine(asked.user, command);
  if (!original) return undefined;
  return line(
    original.author,
    ' ',
    h(
      'button',
      { type: 'button', class: 'context-words', onclick: () => goToMessage(original.id) },
      original.content.slice(0, 80) || 'Click to see the message',
    ),
  );
}

/** Who used which command. */
export function usedLine(user: User, command: string): Node {
  return line(user, ' used ', h('span', { class: 'mention' }, icon('slash', 12), ` ${command}`));
}

/** What stands below a message that only its reader sees, with a way to be rid of it. */
export function onlyYou(dismiss: () => void): Node {
  return h(
    'div',
    { class: 'only-you' },
    icon('eye', 16),
    ' Only you can see this • ',
    h('button', { type: 'button', class: 'link', onclick: dismiss }, 'Dismiss message'),
  );
}

function line(user: User, ...said: (Node | string)[]): Node {
  return h(
    'div',
    { class: 'context' },
    avatar(user, 'tiny'),
    h('span', { class: 'who' }, nameOf(user)),
    ...said,
  );
}

function goToMessage(id: string): void {
  const message = document.querySelector<HTMLElement>(`[data-message-id="${id}"]`);
  message?.scrollIntoView({ block: 'center' });
  message?.focus();
}
