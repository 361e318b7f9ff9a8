import { componentView, type Doing, hexColour } from './components.ts';
import { h, safeAddress } from './dom.ts';
import { markdown, type Names } from './markdown.ts';
import type { Embed, Message, User } from './model.ts';

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;

/** What a reader can do with a message. */
export type MessageDoing = Doing & {
  /** The names in the message's menu. */
  menu: readonly string[];
  useMenu(name: string): void;
  dismiss(): void;
};

/** A message as Discord draws it. */
export function messageView(message: Message, doing: MessageDoing): Node {
  const ephemeral = Boolean(message.flags & EPHEMERAL);
  const asked = message.interaction_metadata;
  return h(
    'article',
    { class: ephemeral ? 'message ephemeral' : 'message', 'data-message-id': message.id },
    asked?.name !== undefined && h('div', { class: 'reply' }, `${nameOf(asked.user)} used /${asked.name}`),
    h('span', { class: 'author' }, nameOf(message.author)),
    message.author.bot && h('span', { class: 'app-tag' }, 'APP'),
    h('time', { class: 'meta', datetime: message.timestamp }, new Date(message.timestamp).toLocaleString()),
    message.edited_timestamp !== null && h('span', { class: 'meta' }, '(edited)'),
    doing.menu.length > 0 && menuView(doing),
    h('div', {}, ...bodyOf(message, doing)),
    ephemeral &&
      h(
        'div',
        { class: 'subtext' },
        'Only you can see this · ',
        h('button', { type: 'button', onclick: () => doing.dismiss() }, 'Dismiss message'),
      ),
  );
}

/** The name others see. */
export function nameOf(user: User): string {
  return user.global_name ?? user.username;
}

function bodyOf(message: Message, doing: MessageDoing): Node[] {
  if (message.flags & LOADING) return [h('em', {}, `${nameOf(message.author)} is thinking…`)];
  return [
    ...markdown(message.content, doing.names),
    ...message.embeds.map((embed) => embedView(embed, doing.names)),
    ...message.components.map((component) => componentView(component, doing)),
    ...message.attachments.map((file) =>
      h('a', { href: safeAddress(file.url), download: true }, `📎 ${file.filename}`),
    ),
  ];
}

function menuView(doing: MessageDoing): Node {
  return h(
    'select',
    {
      class: 'menu',
      'aria-label': 'Message menu',
      onchange: (event) => {
        const menu = event.currentTarget;
        if (!(menu instanceof HTMLSelectElement)) return;
        doing.useMenu(menu.value);
        menu.value = '';
      },
    },
    h('option', { value: '' }, '⋯'),
    ...doing.menu.map((name) => h('option', { value: name }, name)),
  );
}

function embedView(embed: Embed, names: Names): Node {
  const box = h(
    'div',
    { class: 'embed' },
    embed.author && h('div', { class: 'subtext' }, embed.author.name),
    embed.title !== undefined && h('h4', {}, ...markdown(embed.title, names)),
    embed.description !== undefined && h('div', {}, ...markdown(embed.description, names)),
    ...(embed.fields ?? []).map((field) =>
      h(
        'div',
        {},
        h('strong', {}, ...markdown(field.name, names)),
        h('div', {}, ...markdown(field.value, names)),
      ),
    ),
    embed.footer && h('div', { class: 'subtext' }, embed.footer.text),
  );
  if (embed.color !== undefined) box.style.borderLeftColor = hexColour(embed.color);
  return box;
}
