import type { Acts } from '../acts.ts';
import { type Message, nameOf } from '../model.ts';
import { type Entry, openMenu } from '../parts/menu.ts';
import type { View } from '../view.ts';

const MESSAGE_COMMAND = 3;

/** Opens the menu of a message: what can be done with it, and the apps' own entries. */
export function openMessageMenu(
  message: Message,
  view: View,
  acts: Acts,
  opener: HTMLElement,
  at?: { x: number; y: number },
): void {
  const { home, commands } = view;
  const apps = commands.filter(({ type }) => type === MESSAGE_COMMAND);
  const copy = (words: string) => () => void navigator.clipboard.writeText(words).catch(() => {});
  const isMine = message.author.id === home.me.id;
  const entries: Entry[] = [
    ...(message.content
      ? [{ label: 'Copy Text', icon: 'copy', run: copy(message.content) } satisfies Entry]
      : []),
    { label: 'Copy Message ID', icon: 'copy', run: copy(message.id) },
    ...(isMine
      ? [
          {
            label: 'Delete Message',
            icon: 'trash',
            danger: true,
            run: () => void acts.perform('remove', { message: message.id }),
          } satisfies Entry,
        ]
      : []),
    ...(apps.length > 0 ? [{ label: 'Apps' }] : []),
    ...apps.map(
      ({ name, name_localizations }): Entry => ({
        label: name_localizations?.[home.locale] ?? name,
        hint: nameOf(home.bot),
        icon: 'apps',
        run: () => void acts.send('context-menu', name, { message: message.id, command: name }),
      }),
    ),
  ];
  openMenu('Message', entries, opener, at);
}
