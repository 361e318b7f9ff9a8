import { commandOf, isThread, MESSAGE_FLAG, type Message, nameOf } from '../model.ts';
import { now } from '../now.ts';
import { avatar } from '../parts/avatar.ts';
import { arrange, h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { channelIcon } from '../shell/channel-icon.ts';
import type { View } from '../view.ts';
import { type MessageDoing, messageView } from './message.ts';
import { goToNewest, isAtEnd } from './newest.ts';

const GROUP_MS = 7 * 60_000;

const known = new Map<string, { key: string; node: HTMLElement }>();
let shownChannel = '';

/** Draws a channel's messages; those that did not change stay as they are, with what is open or focused in them. */
export function drawMessages(
  box: HTMLElement,
  view: View,
  doing: MessageDoing,
  after: readonly Node[],
): void {
  const place = `${view.place.as} ${view.channel.id}`;
  const moved = place !== shownChannel;
  const atEnd = moved || isAtEnd(box);
  if (moved) known.clear();
  shownChannel = place;

  const today = new Date(now()).toDateString();
  const surroundings = JSON.stringify([view.home.people, view.guild?.roles, view.guild?.members, today]);
  const nodes: Node[] = [once('welcome', `${place} ${view.earlier}`, () => beginning(view))];
  let before: Message | undefined;
  for (const message of view.messages) {
    const day = new Date(message.timestamp).toDateString();
    if (!before || new Date(before.timestamp).toDateString() !== day)
      nodes.push(once(`day ${day}`, '', () => dayLine(message.timestamp)));
    const grouped = isGrouped(before, message);
    const key = JSON.stringify([message, grouped, surroundings]);
    nodes.push(once(message.id, key, () => messageView(message, grouped, doing)));
    before = message;
  }
  const ids = new Set(view.messages.map(({ id }) => id));
  for (const id of known.keys()) if (/^\d+$/.test(id) && !ids.has(id)) known.delete(id);
  arrange(box, [...nodes, ...after]);
  if (atEnd) goToNewest();
}

function once(id: string, key: string, make: () => HTMLElement): HTMLElement {
  const there = known.get(id);
  if (there?.key === key) return there.node;
  const node = make();
  known.set(id, { key, node });
  const focused = there?.node.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-key')
    : undefined;
  if (focused)
    queueMicrotask(() =>
      node.parentElement?.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus(),
    );
  return node;
}

function isGrouped(before: Message | undefined, message: Message): boolean {
  if (!before || before.author.id !== message.author.id) return false;
  if (commandOf(message) !== undefined || message.referenced_message) return false;
  if ((before.flags ^ message.flags) & MESSAGE_FLAG.ephemeral) return false;
  const [earlier, later] = [new Date(before.timestamp), new Date(message.timestamp)];
  return later.getTime() - earlier.getTime() < GROUP_MS && earlier.toDateString() === later.toDateString();
}

function dayLine(timestamp: string): HTMLElement {
  const day = new Date(timestamp).toLocaleDateString(undefined, { dateStyle: 'long' });
  return h('div', { class: 'day', role: 'separator', 'aria-label': day }, h('span', {}, day));
}

/** What stands above the first message. */
function beginning(view: View): HTMLElement {
  if (view.earlier === 0) return welcome(view);
  const [latest, all] = [view.messages.length, view.earlier + view.messages.length];
  return h('p', { class: 'welcome subtext' }, `The latest ${latest} of ${all} messages.`);
}

function welcome({ channel, guild, home }: View): HTMLElement {
  if (!guild)
    return h(
      'div',
      { class: 'welcome' },
      avatar(home.bot, 'huge'),
      h('h2', {}, nameOf(home.bot)),
      h('p', {}, `This is the beginning of your direct messages with ${nameOf(home.bot)}. Type / to begin.`),
    );
  const name = channel.name ?? '';
  const inThread = isThread(channel);
  const opener = [...home.people, home.bot].find((user) => user.id === channel.owner_id);
  return h(
    'div',
    { class: 'welcome' },
    h('span', { class: 'welcome-icon' }, channelIcon(channel, 40) ?? icon('text', 40)),
    h('h2', {}, inThread ? name : `Welcome to #${name}!`),
    h(
      'p',
      {},
      inThread
        ? `Started by ${opener ? nameOf(opener) : 'somebody'}`
        : `This is the start of the #${name} channel. ${channel.topic ?? ''}`,
    ),
  );
}
