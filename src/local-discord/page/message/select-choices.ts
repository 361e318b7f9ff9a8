import type { Names } from '../markdown/markdown.ts';
import { type Choice, type Component, nameOf } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h } from '../parts/dom.ts';
import { channelIcon } from '../shell/channel-icon.ts';
import { roleSign } from '../shell/role-sign.ts';

/** A choice with what is drawn before it: an emoji, a person's picture, a role's dot, a channel's sign. */
export type Offered = Choice & { sign?: Node };

/** What a select menu offers: its own options, or the people, roles and channels of the server. */
export function choicesOf(component: Component, { guild, people }: Names): Offered[] {
  const chosen = new Set(component.default_values?.map(({ id }) => id));
  const choice = (label: string, value: string, sign: Node): Offered => ({
    label,
    value,
    sign,
    default: chosen.has(value),
  });
  const users = () =>
    (guild?.members ?? people).map((user) => choice(nameOf(user), user.id, avatar(user, 'small')));
  const roles = () =>
    (guild?.roles ?? []).map((role) => choice(`@${role.name.replace(/^@/, '')}`, role.id, roleSign(role)));
  const kinds = component.channel_types ?? [];
  const channels = () =>
    (guild?.channels ?? [])
      .filter(({ type }) => kinds.length === 0 || kinds.includes(type))
      .map((channel) => choice(channel.name ?? '', channel.id, channelIcon(channel)));
  switch (component.type) {
    case 5:
      return users();
    case 6:
      return roles();
    case 7:
      return [...users(), ...roles()];
    case 8:
      return channels();
    default:
      return (component.options ?? []).map(({ emoji, ...option }) => ({
        ...option,
        ...(emoji?.name !== undefined && { sign: h('span', { class: 'emoji' }, emoji.name) }),
      }));
  }
}
