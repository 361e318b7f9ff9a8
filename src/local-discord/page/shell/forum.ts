import { type Names, plainWords } from '../markdown/markdown.ts';
import { moment } from '../markdown/moment.ts';
import { type Channel, isThread, nameOf } from '../model.ts';
import { h, redraw } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import type { View } from '../view.ts';

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** A forum: its posts, the latest first, each with its tags and how it begins. */
export function drawForum(box: HTMLElement, view: View, names: Names): void {
  const { channel, guild, home } = view;
  const posts = (guild?.channels ?? [])
    .filter((one) => isThread(one) && one.parent_id === channel.id)
    .sort((a, b) => lastActive(b) - lastActive(a));
  redraw(box, ['forum', channel, posts, guild?.members], () => [
    h(
      'div',
      { class: 'forum' },
      h('p', { class: 'forum-guide' }, channel.topic ?? ''),
      h(
        'div',
        { class: 'forum-tags' },
        ...(channel.available_tags ?? []).map((tag) => h('span', { class: 'tag' }, tag.name)),
      ),
      ...(posts.length > 0
        ? posts.map((post) => card(post))
        : [
            h(
              'p',
              { class: 'forum-empty' },
              'There are no posts yet. What the bot posts here shows up as a post of its own.',
            ),
          ]),
    ),
  ]);
  function card(post: Channel): Node {
    const author = [...home.people, home.bot].find((user) => user.id === post.owner_id);
    return h(
      'button',
      { type: 'button', class: 'post', 'data-key': post.id, onclick: () => names.open(post.id) },
      h(
        'span',
        { class: 'post-tags' },
        ...(post.applied_tags ?? []).map((id) =>
          h('span', { class: 'tag' }, channel.available_tags?.find((tag) => tag.id === id)?.name ?? ''),
        ),
      ),
      h('span', { class: 'post-title' }, post.name ?? ''),
      h(
        'span',
        { class: 'post-begin' },
        author && h('strong', {}, `${nameOf(author)}: `),
        plainWords(post.first_message ?? '', names),
      ),
      h(
        'span',
        { class: 'post-foot' },
        icon('chat', 16),
        ` ${post.message_count ?? 0} • `,
        moment(Math.floor(lastActive(post) / 1000), 'R'),
        post.thread_metadata?.archived && ' • archived',
        post.thread_metadata?.locked && ' • locked',
      ),
    );
  }
}

function lastActive(post: Channel): number {
  return Number(BigInt(post.last_message_id ?? post.id) >> 22n) + DISCORD_EPOCH_MS;
}
