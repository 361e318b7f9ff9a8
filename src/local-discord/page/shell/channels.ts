import { type Channel, isThread, KIND, nameOf } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h, redraw } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { inOrder, type View } from '../view.ts';
import { channelIcon, channelKind } from './channel-icon.ts';

const closed = new Set<string>();

/** The list of a server's channels in their categories, or of direct messages. */
export function drawChannels(box: HTMLElement, view: View, open: (channelId: string) => void): void {
  const { home, guild, channel, unread } = view;
  const draw = () =>
    redraw(box, [guild?.channels, guild?.name, channel.id, home.bot, [...closed], [...unread]], () => [
      h('h2', { class: 'server-name' }, h('span', {}, guild?.name ?? 'Direct Messages')),
      h('div', { class: 'channel-list' }, ...(guild ? rows() : [botRow()])),
    ]);
  const rows = () => {
    if (!guild) return [];
    const isHidden = (one: Channel) =>
      one.parent_id !== null &&
      one.parent_id !== undefined &&
      closed.has(one.parent_id) &&
      one.id !== channel.id;
    return inOrder(guild).flatMap((one) => {
      // A category is there for its channels: whoever sees none of them does not see it.
      if (one.type === KIND.category)
        return guild.channels.some(({ parent_id }) => parent_id === one.id) ? [categoryRow(one)] : [];
      const parent = guild.channels.find(({ id }) => id === one.parent_id);
      // A forum's posts are in the forum itself; a list of all of them would push the channels out of sight.
      if (parent?.type === KIND.forum && one.id !== channel.id) return [];
      return isHidden(one) ? [] : [channelRow(one)];
    });
  };
  const categoryRow = (category: Channel) =>
    h(
      'button',
      {
        type: 'button',
        class: closed.has(category.id) ? 'category closed' : 'category',
        'aria-expanded': String(!closed.has(category.id)),
        'data-key': category.id,
        onclick: () => {
          if (!closed.delete(category.id)) closed.add(category.id);
          draw();
        },
      },
      icon('down', 12),
      category.name ?? '',
    );
  const channelRow = (one: Channel) =>
    h(
      'button',
      {
        type: 'button',
        class: [
          'channel',
          isThread(one) && 'thread',
          one.id === channel.id && 'current',
          unread.has(one.id) && 'unread',
        ]
          .filter(Boolean)
          .join(' '),
        'aria-current': one.id === channel.id ? 'page' : undefined,
        'aria-label': `${one.name ?? ''} (${channelKind(one)})${unread.has(one.id) ? ', unread' : ''}`,
        'data-key': one.id,
        onclick: () => open(one.id),
      },
      isThread(one) ? h('span', { class: 'thread-spine', 'aria-hidden': 'true' }) : channelIcon(one),
      h('span', { class: 'channel-name' }, one.name ?? ''),
      one.bot_can_see === false &&
        h('span', { class: 'channel-lock', title: 'The bot cannot see this channel' }, icon('lock', 14)),
    );
  const botRow = () =>
    h(
      'button',
      {
        type: 'button',
        class: 'channel direct current',
        'aria-current': 'page',
        'data-key': home.directMessages.id,
        onclick: () => open(home.directMessages.id),
      },
      avatar(home.bot, 'small'),
      h('span', { class: 'channel-name' }, nameOf(home.bot)),
    );
  draw();
}
