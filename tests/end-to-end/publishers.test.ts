import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultWorld, textOf, type World } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { CHANNEL } from '../support/whole-bot.ts';
import { send, startPublishing, TEXT } from './publishing.ts';

type Team = NonNullable<World['application']['team']>;
type TeamMember = Team['members'][number];

function roleOf(name: string): string {
  const roles = Object.values(defaultWorld().guilds).flatMap((guild) => Object.values(guild.roles));
  return roles.find((role) => role.name === name)?.id ?? '';
}

test('only the owner, the team and the publishers’ role may publish, whatever a server offers', async () => {
  const role = roleOf('News readers');
  const { discord } = await startPublishing({ PUBLISHER_ROLE: role });
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  const rosa = discord.as('Rosa');
  for (const [command, options] of [
    ['/publish', {}],
    ['/retract', { briefing: 'archive' }],
  ] as const)
    expect(textOf(messageOf(await rosa.type(CHANNEL, command, options)))).toContain(
      'Only whoever runs this bot',
    );
  discord.addMember('The Reading Room', 'Rosa', ['News readers']);
  expect((await rosa.type(CHANNEL, '/publish')).kind).toBe('modal');
});

test('of a team its owner, admins and developers may publish, not who is only invited or may only read', async () => {
  const { discord } = await startPublishing();
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  const { application } = discord.world;
  const [olivia, milo, rosa] = ['Olivia', 'Milo', 'Rosa'].map((name) => discord.as(name));
  if (!olivia || !milo || !rosa) expect.fail();
  const team: Team = { id: '1457659890892899999', name: 'Desk', ownerId: olivia.user.id, members: [] };
  application.team = team;
  const may = async (who: typeof rosa, state: TeamMember['state'], role: TeamMember['role']) => {
    team.members = [
      { userId: olivia.user.id, state: 'accepted', role: 'read_only' },
      { userId: who.user.id, state, role },
    ];
    return (await who.type(CHANNEL, '/publish')).kind === 'modal';
  };
  expect(await may(milo, 'accepted', 'admin')).toBe(true);
  expect(await may(rosa, 'accepted', 'developer')).toBe(true);
  expect(await may(rosa, 'accepted', 'read_only')).toBe(false);
  expect(await may(rosa, 'invited', 'developer')).toBe(false);
  expect(await may(milo, 'invited', 'admin')).toBe(false);
  expect((await olivia.type(CHANNEL, '/publish')).kind).toBe('modal');
});

test('whoever is no publisher any more is refused by the buttons as well', async () => {
  const { folder, discord } = await startPublishing({ PUBLISHER_ROLE: roleOf('News readers') });
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  const member = discord.addMember('The Reading Room', 'Rosa', ['News readers']);
  const preview = await send(discord, { text: TEXT }, 'Rosa');
  const edited = await send(discord, { text: TEXT }, 'Rosa');
  const retracted = messageOf(await discord.as('Rosa').type(CHANNEL, '/retract', { briefing: 'archive' }));
  const before = await readFile(join(folder, 'archive.txt'), 'utf8');
  expect(before).toContain('retracted: true');
  member.roleIds = [];
  for (const [message, name] of [
    [preview, 'Publish'],
    [edited, 'Edit the text'],
    [retracted, 'Undo'],
  ] as const)
    expect(textOf(messageOf(await discord.as('Rosa').press(message, name)))).toContain(
      'Only whoever runs this bot',
    );
  expect(await readdir(folder)).toEqual(['archive.txt']);
  expect(await readFile(join(folder, 'archive.txt'), 'utf8')).toBe(before);
});

test('whoever is no publisher any more when the form is sent is refused, and shown no preview', async () => {
  const { discord } = await startPublishing({ PUBLISHER_ROLE: roleOf('News readers') });
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  const member = discord.addMember('The Reading Room', 'Rosa', ['News readers']);
  const rosa = discord.as('Rosa');
  const form = await rosa.type(CHANNEL, '/publish');
  if (form.kind !== 'modal') expect.fail();
  member.roleIds = [];
  const refused = messageOf(await rosa.submit(form.modal, { text: TEXT }));
  expect(textOf(refused)).toContain('Only whoever runs this bot');
});

test('while Discord does not say who owns the bot, whoever wants to publish is asked to wait', async () => {
  const { discord } = await startPublishing();
  discord.fault({
    path: '/applications/@me$',
    effect: { kind: 'refuse', status: 403, code: 50001, message: 'Missing Access' },
    times: 1,
  });
  const refused = messageOf(await discord.as('Olivia').type(CHANNEL, '/publish'));
  expect(textOf(refused)).toContain('Please try again in a minute.');
  expect((await discord.as('Olivia').type(CHANNEL, '/publish')).kind).toBe('modal');
});
