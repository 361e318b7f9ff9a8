import { markdown, type Names } from '../markdown/markdown.ts';
import { headerTime } from '../markdown/moment.ts';
import { MESSAGE_FLAG, type Message, nameOf, type User } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { standing } from '../view.ts';
import { componentView, fileView } from './components.ts';
import { contextLine, onlyYou } from './context.ts';
import { embedView, hexColour } from './embed.ts';
import { isEmojiAlone } from './emoji.ts';

/** What a reader can do with a message. */
export type MessageDoing = {
  names: Names;
  press(messageId: string, customId: string): Promise<void>;
  select(messageId: string, customId: string, values: string[]): Promise<void>;
  /** Opens the message's menu, near `at` or under what was pressed. */
  openMenu(message: Message, opener: HTMLElement, at?: { x: number; y: number }): void;
  dismiss(messageId: string): void;
  /** Who reads, to light up what mentions them. */
  reader: User;
};

const LONG_PRESS_MS = 500;

/** A message as Discord draws it; `grouped` under the one before it of the same author. */
export function messageView(message: Message, grouped: boolean, doing: MessageDoing): HTMLElement {
  const ephemeral = Boolean(message.flags & MESSAGE_FLAG.ephemeral);
  const article = h(
    'article',
    {
      class: [
        'message',
        grouped && 'grouped',
        ephemeral && 'ephemeral',
        mentions(message, doing) && 'mentioned',
      ]
        .filter(Boolean)
        .join(' '),
      'data-message-id': message.id,
      'data-key': message.id,
      tabindex: '0',
      'aria-label': `${nameOf(message.author)}, ${headerTime(message.timestamp)}`,
      oncontextmenu: (event) => {
        if (!(event instanceof MouseEvent)) return;
        event.preventDefault();
        // The menu key of a keyboard has no place; the mouse has.
        const at = event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : undefined;
        doing.openMenu(message, article, at);
      },
    },
    contextLine(message),
    grouped
      ? h('time', { class: 'gutter-time', datetime: message.timestamp }, clockTime(message.timestamp))
      : avatar(message.author),
    h(
      'div',
      { class: 'message-content' },
      !grouped && headerLine(message, doing),
      h('div', { class: 'body' }, ...bodyOf(message, doing)),
      ephemeral && onlyYou(() => doing.dismiss(message.id)),
    ),
    toolbar(message, doing),
  );
  onLongPress(article, (at) => doing.openMenu(message, article, at));
  return article;
}

function headerLine(message: Message, { names: { guild } }: MessageDoing): Node {
  const member = guild?.members.find((one) => one.id === message.author.id);
  const colour = guild && member ? standing(guild, member)?.color : undefined;
  const author = h('span', { class: 'author' }, nameOf(message.author));
  if (colour) author.style.setProperty('--role', hexColour(colour));
  return h(
    'div',
    { class: 'message-header' },
    author,
    message.author.bot && appTag(),
    h(
      'time',
      { class: 'meta', datetime: message.timestamp, title: new Date(message.timestamp).toLocaleString() },
      headerTime(message.timestamp),
    ),
  );
}

/** The tag that applications carry. */
export function appTag(): Node {
  return h('span', { class: 'app-tag' }, 'APP');
}

function bodyOf(message: Message, doing: MessageDoing): (Node | string)[] {
  if (message.flags & MESSAGE_FLAG.loading) return [thinking(message.author)];
  const here = {
    names: doing.names,
    press: (customId: string) => doing.press(message.id, customId),
    select: (customId: string, values: string[]) => doing.select(message.id, customId, values),
  };
  const edited = message.edited_timestamp !== null && [
    h('span', { class: 'edited', title: new Date(message.edited_timestamp).toLocaleString() }, ' (edited)'),
  ];
  return [
    ...(message.content
      ? [
          h(
            'div',
            { class: isEmojiAlone(message.content) ? 'text-display jumbo' : 'text-display' },
            ...markdown(message.content, doing.names),
            ...(edited || []),
          ),
        ]
      : []),
    ...message.embeds.map((embed) => embedView(embed, doing.names)),
    ...message.components.map((component) => componentView(component, here)),
    ...(message.content ? [] : edited || []),
    // Components V2 show their own files.
    ...(message.flags & MESSAGE_FLAG.componentsV2
      ? []
      : message.attachments.map((file) => fileView(file.filename, file.url, file.size))),
  ];
}

function thinking(author: User): Node {
  return h(
    'div',
    { class: 'thinking' },
    h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i', {}), h('i', {}), h('i', {})),
    `${nameOf(author)} is thinking…`,
  );
}

function toolbar(message: Message, doing: MessageDoing): Node {
  const more = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': 'More',
      'aria-haspopup': 'menu',
      'data-key': `more-${message.id}`,
      onclick: () => doing.openMenu(message, more),
    },
    icon('more', 20),
  );
  return h('div', { class: 'toolbar' }, more);
}

function mentions(message: Message, { reader, names: { guild } }: MessageDoing): boolean {
  const mine = guild?.members.find((member) => member.id === reader.id)?.roles ?? [];
  return (
    message.mention_everyone ||
    message.mentions.some((user) => user.id === reader.id) ||
    message.mention_roles.some((id) => mine.includes(id))
  );
}

function clockTime(timestamp: string): string {
  return new Date(timestamp).toLocaleTimeString(undefined, { timeStyle: 'short' });
}

/** Touch screens have no right button; not every browser makes a long press one. */
function onLongPress(element: HTMLElement, act: (at: { x: number; y: number }) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    timer = setTimeout(() => act({ x: event.clientX, y: event.clientY }), LONG_PRESS_MS);
  });
  for (const end of ['pointerup', 'pointermove', 'pointercancel']) element.addEventListener(end, stop);
}
