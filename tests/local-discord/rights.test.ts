import { describe, expect } from 'vitest';
import { CHANNEL } from '../../src/local-discord/index.ts';
import { PERMISSION, type PermissionName } from '../../src/local-discord/world/permission-bits.ts';
import { allows, channelPermissions } from '../../src/local-discord/world/permissions.ts';
import { test as fresh } from './fresh.ts';
import { channelId } from './rest.ts';

const test = fresh.extend(
  'may',
  ({ discord }) =>
    (who: string, name: PermissionName, where = 'world-news') => {
      const channel = discord.world.channels[channelId(discord, where)];
      if (!channel) throw new Error(where);
      const { id } = discord.as(who).user;
      return allows(channelPermissions(discord.world, id, channel, discord.now()), PERMISSION[name]);
    },
);

describe('what somebody may do in a channel', () => {
  test('is everything for an administrator, whatever the channel denies', ({ discord, may }) => {
    discord.setRolePermissions('The Reading Room', 'Moderators', ['administrator']);
    discord.setPermissions('world-news', { member: 'Milo' }, { deny: ['viewChannel'] });
    expect([may('Milo', 'mentionEveryone'), may('Rosa', 'mentionEveryone')]).toEqual([true, false]);
  });

  test('is nothing without leave to see it, and neither links nor files nor pings without leave to write', ({
    discord,
    may,
  }) => {
    discord.setPermissions('world-news', { member: 'Rosa' }, { deny: ['viewChannel'] });
    expect(may('Rosa', 'sendMessages')).toBe(false);
    discord.setPermissions('world-news', { member: 'Milo' }, { deny: ['sendMessages'] });
    for (const name of ['embedLinks', 'attachFiles', 'mentionEveryone'] as const)
      expect(may('Milo', name)).toBe(false);
    expect(may('Milo', 'manageMessages')).toBe(true);
  });

  test('is nothing in a private thread but for who is in it, or manages threads', ({ discord, may }) => {
    const parentId = channelId(discord, 'world-news');
    const threadOwnerId = discord.as('Rosa').user.id;
    discord.addChannel('The Reading Room', 'ours', { type: CHANNEL.privateThread, parentId, threadOwnerId });
    discord.addMember('The Reading Room', 'Briefings');
    const see = (who: string) => may(who, 'viewChannel', 'ours');
    expect(['Rosa', 'Milo', 'Briefings'].map(see)).toEqual([true, true, false]);
  });

  test('of direct messages is for the two alone', async ({ discord }) => {
    const opened = discord.until(() =>
      Object.values(discord.world.channels).find(({ guildId }) => guildId === null),
    );
    const { id } = discord.as('Rosa').directMessages();
    expect(() => discord.as('Milo').messages(id)).toThrow('cannot see');
    expect(discord.as('Rosa').messages(id)).toEqual([]);
    expect((await opened).id).toBe(id);
  });
});

describe('what a person does', () => {
  test('is refused where Discord’s client would not let them: writing, removing, a name that fits two', ({
    discord,
  }) => {
    const [rosa, milo] = [discord.as('Rosa'), discord.as('Milo')];
    expect(() => rosa.say('announcements', 'hi')).toThrow('Rosa may not write in #announcements');
    discord.setPermissions('The Reading Room/general', { member: 'Rosa' }, { deny: ['sendMessages'] });
    expect(rosa.say('Yesterday in general', 'in a thread').content).toBe('in a thread');
    const said = milo.say('world-news', 'mine');
    expect(() => rosa.remove(said)).toThrow('not theirs');
    milo.remove(said);
    expect(discord.messages('world-news')).toEqual([]);
    expect(() => rosa.messages('general')).toThrow('More than one channel');
    expect(() => discord.deleteMessage('1')).toThrow('no message 1');
    expect(() => discord.editThread('world-news', { locked: true })).toThrow('not a thread');
  });

  test('works by name and id, of people, roles and channels', ({ discord }) => {
    const { id } = discord.as('rosa').user;
    expect([discord.as('Rosa').user.id, discord.as(id).user.id]).toEqual([id, id]);
    const role = (which: string) => discord.setRolePermissions('Harbour Street', which, ['viewChannel']);
    for (const which of ['@everyone', 'everyone', '@Briefings']) role(which);
    expect(() => role('Nobody')).toThrow('There is no role "Nobody". There are: @everyone, Briefings.');
    const { id: said } = discord.as('Rosa').say(channelId(discord, 'world-news'), 'hi');
    for (const where of ['#world-news', 'The Reading Room/world-news'])
      expect(discord.messages(where)).toMatchObject([{ id: said }]);
  });

  test('in a channel that is deleted goes with it, and so do its threads', ({ discord }) => {
    discord.as('Rosa').say('The Reading Room/general', 'hi');
    const general = channelId(discord, 'general');
    discord.deleteChannel(general);
    expect(discord.world.messages[general]).toBeUndefined();
    expect(() => discord.messages('Yesterday in general')).toThrow('no channel');
  });
});

describe('an operator', () => {
  test('gives a bot that comes back the role it had, and one that is there nothing new', ({ discord }) => {
    const guild = () => Object.values(discord.world.guilds).find(({ name }) => name === 'Harbour Street');
    const roles = Object.keys(guild()?.roles ?? {});
    discord.setPermissions('notice-board', { role: 'Briefings' }, { deny: ['sendMessages'] });
    discord.inviteBot('Harbour Street');
    discord.kickBot('Harbour Street');
    discord.inviteBot('Harbour Street');
    expect(Object.keys(guild()?.roles ?? {})).toEqual(roles);
    expect(guild()?.members[discord.world.botId]?.roleIds).toEqual([roles[1]]);
  });

  test('times a member out, and ends it', ({ discord }) => {
    const until = () =>
      Object.values(discord.world.guilds)[0]?.members[discord.as('Milo').user.id]?.timedOutUntil;
    discord.timeOut('The Reading Room', 'Milo', 1000);
    expect(until()).toBe(new Date(Date.parse(until() ?? '')).toISOString());
    discord.timeOut('The Reading Room', 'Milo', 0);
    expect(until()).toBeNull();
  });

  test('sets permissions of a channel anew, each time for all', ({ discord }) => {
    const overwrites = () => discord.world.channels[channelId(discord, 'world-news')]?.overwrites;
    discord.setPermissions('world-news', { member: 'Rosa' }, { deny: ['sendMessages'] });
    discord.setPermissions('world-news', { member: 'Rosa' }, { allow: ['manageMessages'] });
    const { id } = discord.as('Rosa').user;
    expect(overwrites()).toEqual([{ id, type: 1, allow: String(PERMISSION.manageMessages), deny: '0' }]);
    discord.setPermissions('world-news', { member: 'Rosa' }, {});
    expect(overwrites()).toEqual([]);
  });
});
