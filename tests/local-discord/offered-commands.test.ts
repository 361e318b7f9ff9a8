import { describe, expect } from 'vitest';
import { test, words } from './asking.ts';
import { guildId, rest } from './rest.ts';

describe('a person', () => {
  test('uses a command of one server only there, and its id says so', async ({ discord, rosa, toldData }) => {
    const guild = guildId(discord, 'Harbour Street');
    const path = `/applications/${discord.world.application.id}/guilds/${guild}/commands`;
    await rest(discord, 'POST', path, { name: 'here', description: 'Here' });
    await expect(rosa.type('world-news', '/here')).rejects.toThrow('may not use it here');
    void rosa.type('Harbour Street/general', '/here');
    expect(await toldData()).toMatchObject({ name: 'here', guild_id: guild });
    expect(rosa.commands('notice-board').map(({ name }) => name)).toContain('here');
    discord.kickBot('Harbour Street');
    expect(rosa.commands('notice-board')).toEqual([]);
    discord.inviteBot('Harbour Street');
    discord.setPermissions('notice-board', { role: '@everyone' }, { deny: ['useApplicationCommands'] });
    expect(discord.as('Olivia').commands('notice-board')).toEqual([]);
  });

  test('is offered nothing in a forum itself, where nobody writes, and all of it in its posts', async ({
    rosa,
  }) => {
    expect(rosa.commands('questions')).toEqual([]);
    await expect(rosa.type('questions', '/ask')).rejects.toThrow('may not use it here');
    expect(rosa.commands('Which countries joined the sanctions?')).toEqual(rosa.commands('world-news'));
  });

  test('is offered in direct messages what is for there, whatever it asks of members', async ({
    discord,
    rosa,
  }) => {
    const path = `/applications/${discord.world.application.id}/commands`;
    await rest(discord, 'POST', path, { name: 'server-only', description: 'x', dm_permission: false });
    const offered = rosa.commands(rosa.directMessages().id).map(({ name }) => name);
    expect(offered).toEqual(expect.arrayContaining(['ask', 'admin']));
    for (const name of ['manage', 'server-only']) expect(offered).not.toContain(name);
  });
});

describe('an interaction', () => {
  test('is not possible for who lacks the permission, where it is not offered, or with what is not there', async ({
    discord,
    rosa,
    told,
  }) => {
    await expect(rosa.type('world-news', '/manage')).rejects.toThrow('may not use it here');
    await expect(rosa.type('moderators-only', '/ask')).rejects.toThrow('cannot see');
    await expect(rosa.type('world-news', '/none')).rejects.toThrow('is not registered');
    await expect(rosa.type('world-news', '/ask', { who: 'x' })).rejects.toThrow(
      'There are: what, where, person.',
    );
    await expect(discord.as('Milo').type(discord.as('Milo').directMessages().id, '/manage')).rejects.toThrow(
      'may not',
    );
    await expect(discord.as('Milo').type('world-news', '/admin')).rejects.toThrow('may not use it here');
    void discord.as('Olivia').type('world-news', '/admin');
    await (await told()).answer(words('as the owner'));
    void discord.as('Milo').type('world-news', '/manage');
    await (await told()).answer(words('managed'));
  });
});
