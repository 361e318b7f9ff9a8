import { describe, expect } from 'vitest';
import { test } from './fresh.ts';
import { identify, isEvent } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

describe('the gateway', () => {
  test('tells of a server that is down only once it is back', async ({ discord }) => {
    discord.setUnavailable('The Reading Room', true);
    const { gateway, ready } = await identify(discord);
    expect(ready.d['guilds']).toHaveLength(2);
    expect(await gateway.next(isEvent('GUILD_CREATE'))).toMatchObject({ d: { name: 'Harbour Street' } });
    discord.setUnavailable('The Reading Room', false);
    expect(await gateway.next(isEvent('GUILD_CREATE'))).toMatchObject({ d: { name: 'The Reading Room' } });
  });

  test('tells only what the intents and the shard ask for', async ({ discord }) => {
    const { ready } = await identify(discord, { shard: [1, 4] });
    const mine = (ready.d['guilds'] as { id: string }[]).map((guild) => guild.id); // READY lists servers by id
    expect(mine).toEqual(Object.keys(discord.world.guilds).filter((id) => (BigInt(id) >> 22n) % 4n === 1n));
    const all = (await identify(discord, { intents: 0 })).gateway;
    const room = guildId(discord, 'The Reading Room');
    discord.addChannel(room, 'new');
    discord.gateway.askReconnect();
    expect((await all.next(({ t, op }) => (op === 0 && t !== 'READY') || op === 7)).op).toBe(7);
  });

  test('tells of direct messages at shard 0 alone', async ({ discord }) => {
    const intents = 1 | (1 << 12);
    const first = (await identify(discord, { intents, shard: [0, 2] })).gateway;
    const second = (await identify(discord, { intents, shard: [1, 2] })).gateway;
    const rosa = discord.as('Rosa');
    const { id } = rosa.say(rosa.directMessages().id, 'hi');
    const next = await first.next(({ t }) => t === 'MESSAGE_CREATE' || t === 'CHANNEL_CREATE');
    expect(next).toMatchObject({ t: 'MESSAGE_CREATE', d: { id } });
    discord.gateway.askReconnect();
    expect((await second.next((payload) => payload.t === 'MESSAGE_CREATE' || payload.op === 7)).op).toBe(7);
  });

  test('tells of a time-out of the bot, and of others only to who asks for members', async ({ discord }) => {
    const [plain, curious] = [await identify(discord), await identify(discord, { intents: 1 | 2 })];
    discord.timeOut('The Reading Room', 'Milo', 1000);
    discord.timeOut('The Reading Room', 'bot', 1000);
    const [milo, bot] = [discord.as('Milo').user.id, discord.world.botId];
    const whom = async ({ gateway }: typeof plain) => {
      const { d } = await gateway.next(isEvent('GUILD_MEMBER_UPDATE'));
      return Object(d['user']).id;
    };
    expect([await whom(plain), await whom(curious), await whom(curious)]).toEqual([bot, milo, bot]);
  });

  test('tells of a role that changed, and of a post as of something new', async ({ discord }) => {
    const { gateway } = await identify(discord);
    discord.setRolePermissions('The Reading Room', 'News readers', ['viewChannel']);
    expect(await gateway.next(isEvent('GUILD_ROLE_UPDATE'))).toMatchObject({
      d: { guild_id: guildId(discord, 'The Reading Room'), role: { permissions: '1024' } },
    });
    const post = { name: 'A post', message: { content: 'x' } };
    await rest(discord, 'POST', `/channels/${channelId(discord, 'questions')}/threads`, post);
    expect(await gateway.next(isEvent('THREAD_CREATE'))).toMatchObject({
      d: { name: 'A post', newly_created: true },
    });
  });

  test('tells nothing of a server that threw the bot out', async ({ discord }) => {
    const { gateway } = await identify(discord);
    discord.kickBot('Harbour Street');
    await gateway.next(isEvent('GUILD_DELETE'));
    discord.addChannel('Harbour Street', 'behind-its-back');
    discord.gateway.askReconnect();
    expect((await gateway.next((payload) => payload.t === 'CHANNEL_CREATE' || payload.op === 7)).op).toBe(7);
  });
});
