import { hexColour } from '../message/embed.ts';
import { appTag } from '../message/message.ts';
import { type Member, nameOf } from '../model.ts';
import { avatar } from '../parts/avatar.ts';
import { h, redraw } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { standing, type View } from '../view.ts';

/** The list of members, by the role they stand out with; the bot is online while it is connected. */
export function drawMembers(box: HTMLElement, { guild, home }: View): void {
  box.hidden = !guild;
  if (!guild) return;
  redraw(box, [guild.members, guild.roles, guild.owner_id, home.bot.connected], () => {
    const offline = guild.members.filter((member) => member.id === home.bot.id && !home.bot.connected);
    const present = guild.members.filter((member) => !offline.includes(member));
    const roles = guild.roles
      .filter((role) => role.hoist)
      .sort((a, b) => b.position - a.position)
      .map((role) => ({
        name: role.name,
        colour: role.color,
        members: present.filter((member) => standing(guild, member)?.id === role.id),
      }));
    const rest = present.filter((member) => !standing(guild, member));
    const groups = [
      ...roles,
      { name: 'Online', colour: 0, members: rest },
      { name: 'Offline', colour: 0, members: offline },
    ];
    return groups
      .filter(({ members }) => members.length > 0)
      .map(({ name, colour, members }) =>
        h(
          'section',
          { class: name === 'Offline' ? 'member-group offline' : 'member-group' },
          h('h2', {}, `${name} — ${members.length}`),
          ...members.map((member) => memberRow(member, colour, member.id === guild.owner_id)),
        ),
      );
  });
}

function memberRow(member: Member, colour: number, isOwner: boolean): Node {
  const name = h('span', { class: 'member-name' }, nameOf(member));
  if (colour) name.style.setProperty('--role', hexColour(colour));
  return h(
    'div',
    { class: 'member' },
    h('span', { class: 'with-status' }, avatar(member, 'small'), h('span', { class: 'status' })),
    name,
    isOwner &&
      h(
        'span',
        { class: 'crown', title: 'Server owner', role: 'img', 'aria-label': 'Server owner' },
        icon('crown', 14),
      ),
    member.bot && appTag(),
  );
}
