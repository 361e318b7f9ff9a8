import type { Names } from '../markdown/markdown.ts';
import { type Choice, type Component, nameOf } from '../model.ts';

/** What a select menu offers: its own options, or the people, roles and channels of the server. */
export function choicesOf(component: Component, { guild, people }: Names): Choice[] {
  const chosen = new Set(component.default_values?.map(({ id }) => id));
  const choice = (label: string, value: string): Choice => ({ label, value, default: chosen.has(value) });
  const users = () => (guild?.members ?? people).map((user) => choice(nameOf(user), user.id));
  const roles = () => (guild?.roles ?? []).map((role) => choice(`@${role.name.replace(/^@/, '')}`, role.id));
  const kinds = component.channel_types ?? [];
  const channels = () =>
    (guild?.channels ?? [])
      .filter(({ type }) => kinds.length === 0 || kinds.includes(type))
      .map((channel) => choice(`# ${channel.name ?? ''}`, channel.id));
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
      return component.options ?? [];
  }
}
