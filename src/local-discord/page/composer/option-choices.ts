import { type Guild, isThread, nameOf, type Option } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { channelIcon } from '../shell/channel-icon.ts';
import { roleSign } from '../shell/role-sign.ts';
import { localised } from './leaves.ts';

/** What can be given for an option: what is shown, and what is sent. */
export type OptionChoice = { name: string; value: string | number; detail?: string; sign?: Node };

/** Discord's numbers for the types of option that are told apart here; a page is sent nothing from outside its folder. */
export const OPTION = {
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** The choices Discord's own client offers for an option; undefined when any text will do. */
export function fixedChoices(
  option: Option,
  guild: Guild | undefined,
  locale: string,
): OptionChoice[] | undefined {
  if (option.choices?.length)
    return option.choices.map(({ name, name_localizations, value }) => ({
      name: localised({ text: name, texts: name_localizations }, locale),
      value,
    }));
  const users = () =>
    (guild?.members ?? []).map((user) => ({
      name: `@${nameOf(user)}`,
      value: user.id,
      detail: user.username,
      sign: avatar(user, 'small'),
    }));
  const roles = () =>
    (guild?.roles ?? []).map((role) => ({
      name: `@${role.name.replace(/^@/, '')}`,
      value: role.id,
      sign: roleSign(role),
    }));
  switch (option.type) {
    case OPTION.boolean:
      return ['True', 'False'].map((name) => ({ name, value: name.toLowerCase() }));
    case OPTION.user:
      return users();
    case OPTION.role:
      return roles();
    case OPTION.mentionable:
      return [...users(), ...roles()];
    case OPTION.channel:
      return channels(option, guild);
    default:
      return undefined;
  }
}

function channels({ channel_types: kinds = [] }: Option, guild: Guild | undefined): OptionChoice[] {
  return (guild?.channels ?? [])
    .filter(({ type }) => kinds.length === 0 || kinds.includes(type))
    .map((channel) => {
      const parent = guild?.channels.find(({ id }) => id === channel.parent_id);
      return {
        name: `${isThread(channel) ? '↳ ' : '#'}${channel.name ?? ''}`,
        value: channel.id,
        sign: channelIcon(channel),
        ...(parent?.name !== undefined && { detail: parent.name }),
      };
    });
}
