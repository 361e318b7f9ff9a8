import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { startBot } from './bot.ts';
import { connect, identify, type Payload } from './raw-gateway.ts';
import { channelId, guildId, rest } from './rest.ts';

const isEvent = (name: string) => (payload: Payload) => payload.t === name;
const isOp = (op: number) => (payload: Payload) => payload.op === op;

describe('the gateway', () => {
  let discord: LocalDiscord;
  beforeEach(async () => {
    discord = await startLocalDiscord({ disallowedIntents: 1 << 15 });
  });
  afterEach(() => discord.close());

  test('says hello, acknowledges heartbeats, and tells of each server after READY', async () => {
    const { gateway, ready } = await identify(discord);
    expect(ready.d).toMatchObject({
      v: 10,
      guilds: [{ unavailable: true }, { unavailable: true }],
      application: { id: discord.world.application.id },
    });
    expect(await gateway.next(isEvent('GUILD_CREATE'))).toMatchObject({
      d: { unavailable: false, member_count: 4 },
    });
    gateway.send(1, null);
    expect((await gateway.next(isOp(11))).op).toBe(11);
  });

  test.each([
    ['a wrong token', { token: 'wrong' }, 4004],
    ['a shard beyond the count', { shard: [2, 2] }, 4010],
    ['an intent that does not exist', { intents: 1 << 17 }, 4013],
    ['an intent beyond the last', { intents: 1 << 26 }, 4013],
    ['an intent that was not granted', { intents: 1 << 15 }, 4014],
    ['no properties', { properties: undefined }, 4002],
  ])('closes an identify with %s', async (_, parts, code) => {
    const gateway = connect(discord);
    gateway.send(2, { token: discord.token, intents: 1, properties: {}, ...parts });
    expect(await gateway.closed).toBe(code);
  });

  test('closes what comes before an identify, twice, too often, or makes no sense', async () => {
    for (const [op, code] of [
      [3, 4003],
      [99, 4001],
      [1.5, 4002],
    ] as const) {
      const early = connect(discord);
      early.send(op, {});
      expect(await early.closed).toBe(code);
    }
    expect(await connect(discord, 'v=9&encoding=json').closed).toBe(4012);
    expect(await connect(discord, 'v=10&encoding=etf').closed).toBe(4002);
    for (const op of [2, 6]) {
      const { gateway, ready } = await identify(discord);
      gateway.send(op, {
        token: discord.token,
        ...(op === 2 ? { intents: 1, properties: {} } : { session_id: ready.d['session_id'], seq: 1 }),
      });
      expect(await gateway.closed).toBe(4005);
    }
  });

  test('takes 120 payloads a minute, and closes at one more', async () => {
    const { gateway } = await identify(discord);
    const beat = async (count: number) => {
      for (let i = 0; i < count; i += 1) gateway.send(1, null);
      for (let i = 0; i < count; i += 1) await gateway.next(isOp(11));
    };
    await beat(119);
    discord.advance(60_000);
    await beat(120);
    gateway.send(1, null);
    expect(await gateway.closed).toBe(4008);
  });

  test('takes every intent there is', async () => {
    const exist = [...Array.from({ length: 17 }, (_, bit) => bit), 20, 21, 24, 25].filter(
      (bit) => bit !== 15,
    );
    const intents = exist.reduce((bits, bit) => bits | (1 << bit), 0);
    expect((await identify(discord, { intents })).ready.t).toBe('READY');
  });

  test('keeps the token out of the traffic', async () => {
    const { gateway, ready } = await identify(discord);
    gateway.close(4000);
    await gateway.closed;
    const again = connect(discord);
    again.send(6, { token: discord.token, session_id: ready.d['session_id'], seq: 1 });
    await again.next(isEvent('RESUMED'));
    const sent = JSON.stringify(discord.traffic());
    expect([sent.includes('(hidden)'), sent.includes(discord.token)]).toEqual([true, false]);
  });

  test('is seen to lose the bot and to have it again', async () => {
    const connected = (wanted: boolean) => discord.until(() => discord.connected() === wanted || undefined);
    const come = connected(true);
    const { gateway, ready } = await identify(discord);
    await come;
    const left = connected(false);
    gateway.close(4000);
    await left;
    const back = connected(true);
    connect(discord).send(6, { token: discord.token, session_id: ready.d['session_id'], seq: 1 });
    await back;
    const gone = connected(false);
    discord.gateway.invalidate();
    await gone;
  });

  test('tells of a server that is down only once it is back', async () => {
    discord.setUnavailable('The Reading Room', true);
    const { gateway, ready } = await identify(discord);
    expect(ready.d['guilds']).toHaveLength(2);
    expect(await gateway.next(isEvent('GUILD_CREATE'))).toMatchObject({ d: { name: 'Harbour Street' } });
    discord.setUnavailable('The Reading Room', false);
    expect(await gateway.next(isEvent('GUILD_CREATE'))).toMatchObject({ d: { name: 'The Reading Room' } });
  });

  test('tells only what the intents and the shard ask for', async () => {
    const { ready } = await identify(discord, { shard: [1, 4] });
    const mine = (ready.d['guilds'] as { id: string }[]).map((guild) => guild.id); // READY lists servers by id
    expect(mine).toEqual(Object.keys(discord.world.guilds).filter((id) => (BigInt(id) >> 22n) % 4n === 1n));
    const all = (await identify(discord, { intents: 0 })).gateway;
    const room = guildId(discord, 'The Reading Room');
    discord.addChannel(room, 'new');
    discord.gateway.askReconnect();
    expect((await all.next(({ t, op }) => (op === 0 && t !== 'READY') || op === 7)).op).toBe(7);
  });

  test('tells of direct messages at shard 0 alone', async () => {
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

  test('tells of a time-out of the bot, and of others only to who asks for members', async () => {
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

  test('can be silent, and lets go of who waits when it ends', async () => {
    const quiet = await startLocalDiscord();
    quiet.gateway.refuse('silent', 1);
    const waiting = connect(quiet);
    await expect.poll(() => quiet.gateway.refused()).toBe(1);
    await quiet.close();
    expect(await waiting.closed).toBe(0);
  });

  test('can be away for so many connections', async () => {
    discord.gateway.refuse('unavailable', 1);
    expect(await connect(discord).closed).toBe(0);
    expect((await identify(discord)).ready.t).toBe('READY');
  });

  test('can tell a client that its session may be resumed, and hears nothing of it until it is', async () => {
    const { ready } = await identify(discord);
    discord.gateway.invalidate(true);
    expect(discord.connected()).toBe(false);
    const again = connect(discord);
    again.send(6, { token: discord.token, session_id: ready.d['session_id'], seq: 1 });
    await again.next(isEvent('RESUMED'));
  });

  test('tells of a role that changed, and of a post as of something new', async () => {
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

  test('tells nothing of a server that threw the bot out', async () => {
    const { gateway } = await identify(discord);
    discord.kickBot('Harbour Street');
    await gateway.next(isEvent('GUILD_DELETE'));
    discord.addChannel('Harbour Street', 'behind-its-back');
    discord.gateway.askReconnect();
    expect((await gateway.next((payload) => payload.t === 'CHANNEL_CREATE' || payload.op === 7)).op).toBe(7);
  });

  test('replays what was missed to a client that resumes', async () => {
    const { gateway, ready } = await identify(discord);
    const last = await gateway.next(isEvent('GUILD_CREATE'));
    gateway.close(4000);
    await gateway.closed;
    const made = discord.addChannel('Harbour Street', 'while-away');
    const again = connect(discord);
    again.send(6, { token: discord.token, session_id: ready.d['session_id'], seq: last.s });
    expect(await again.next(isEvent('CHANNEL_CREATE'))).toMatchObject({ d: { id: made.id } });
    expect(await again.next(isEvent('RESUMED'))).toMatchObject({ t: 'RESUMED' });
  });

  test('hands a session that is resumed elsewhere over, and closes where it was', async () => {
    const { gateway, ready } = await identify(discord);
    const again = connect(discord);
    again.send(6, { token: discord.token, session_id: ready.d['session_id'], seq: 1 });
    await again.next(isEvent('RESUMED'));
    expect(await gateway.closed).toBe(4000);
    discord.addChannel('Harbour Street', 'new');
    await again.next(isEvent('CHANNEL_CREATE'));
    expect(discord.connected()).toBe(true);
  });

  test('closes a resume with a wrong token', async () => {
    const { ready } = await identify(discord);
    const again = connect(discord);
    again.send(6, { token: 'wrong', session_id: ready.d['session_id'], seq: 1 });
    expect(await again.closed).toBe(4004);
  });

  test('does not resume a session that ended, is unknown, or is ahead of itself', async () => {
    const { gateway, ready } = await identify(discord);
    const ahead = connect(discord);
    ahead.send(6, { token: discord.token, session_id: ready.d['session_id'], seq: 999 });
    expect(await ahead.next(isOp(9))).toMatchObject({ d: false });
    gateway.close(1000);
    await gateway.closed;
    const refuse = async (session_id: unknown) => {
      const next = connect(discord);
      next.send(6, { token: discord.token, session_id, seq: 1 });
      expect(await next.next(isOp(9))).toMatchObject({ d: false });
    };
    for (const session_id of [ready.d['session_id'], 'unknown']) await refuse(session_id);
    for (const end of [() => discord.gateway.invalidate(), () => discord.gateway.closeAll(4004)]) {
      const other = await identify(discord);
      end();
      await refuse(other.ready.d['session_id']);
    }
  });

  test('counts identifies, and takes no more than 1000 a day, or as many as it was told', async () => {
    const gateway = (await rest(discord, 'GET', '/gateway/bot')).body;
    expect(gateway).toMatchObject({
      session_start_limit: { total: 1000, remaining: 1000, max_concurrency: 1 },
    });
    await identify(discord);
    expect((await rest(discord, 'GET', '/gateway/bot')).body).toMatchObject({
      session_start_limit: { remaining: 999 },
    });
    const few = await startLocalDiscord({ identifiesADay: 2 });
    await identify(few);
    await identify(few);
    const third = connect(few);
    third.send(2, { token: few.token, intents: 1, properties: {} });
    expect(await third.closed).toBe(4004);
    few.advance(86_400_000);
    await identify(few);
    await few.close();
  });

  test('closes with 4011 when one shard would carry more than 2500 servers', async () => {
    for (let i = 0; i < 2_498; i += 1) discord.addGuild(`Server ${i}`);
    (await identify(discord, { intents: 0 })).gateway.close();
    expect((await rest(discord, 'GET', '/gateway/bot')).body['shards']).toBe(3);
    discord.addGuild('One more');
    const alone = connect(discord);
    alone.send(2, { token: discord.token, intents: 0, properties: {} });
    expect(await alone.closed).toBe(4011);
    await identify(discord, { intents: 0, shard: [0, 2] });
  });
});

describe('a discord.js client comes back', () => {
  let discord: LocalDiscord;
  beforeEach(async () => {
    discord = await startLocalDiscord();
  });
  afterEach(() => discord.close());

  const COMMAND = { name: 'ping', description: 'Pings' };
  const start = () =>
    startBot(
      discord,
      [COMMAND],
      async (interaction) => interaction.isChatInputCommand() && interaction.reply('pong'),
    );
  const sentBy = (op: number) =>
    discord
      .traffic()
      .filter(
        (entry) =>
          entry.kind === 'gateway' && entry.direction === 'from bot' && Object(entry.payload).op === op,
      ).length;

  test.each([
    ['is asked to reconnect', () => discord.gateway.askReconnect()],
    ['is cut off', () => discord.gateway.cut()],
    ['is closed with a passing code', () => discord.gateway.closeAll(4000)],
  ])('when it %s: it resumes, and answers what was asked meanwhile', async (_, disturb) => {
    const bot = await start();
    const back = new Promise((resolve) => bot.once('shardResume', resolve));
    disturb();
    const outcome = await discord.as('Rosa').type('world-news', '/ping');
    expect(outcome).toMatchObject({ kind: 'message', message: { content: 'pong' } });
    await back;
    expect(sentBy(6)).toBe(1);
    await bot.destroy();
  });

  test('when its session is gone: it identifies anew', async () => {
    const bot = await start();
    const back = new Promise((resolve) => bot.once('shardReady', resolve));
    discord.gateway.invalidate();
    await back;
    expect(sentBy(2)).toBe(2);
    await bot.destroy();
  });

  test('hears of outages, removal, invitation and deleted channels', async () => {
    const bot = await start();
    const heard = (
      event: 'guildUnavailable' | 'guildAvailable' | 'guildDelete' | 'guildCreate' | 'channelDelete',
    ) => new Promise((resolve) => bot.once(event, resolve));
    const outage = heard('guildUnavailable');
    discord.setUnavailable('Harbour Street', true);
    await outage;
    const over = heard('guildAvailable');
    discord.setUnavailable('Harbour Street', false);
    await over;
    const deleted = heard('channelDelete');
    discord.deleteChannel('notice-board');
    await deleted;
    const removed = heard('guildDelete');
    discord.kickBot('Harbour Street');
    await removed;
    const invited = heard('guildCreate');
    discord.inviteBot('Harbour Street');
    await invited;
    expect(bot.guilds.cache.size).toBe(2);
    await bot.destroy();
  });

  test('knows its permissions as they change', async () => {
    const bot = await start();
    const channel = bot.channels.cache.find((one) => 'name' in one && one.name === 'world-news');
    if (!channel || channel.isDMBased()) throw new Error('no channel');
    const mine = () => channel.permissionsFor(bot.user)?.has('SendMessages');
    expect(mine()).toBe(true);
    const changed = new Promise((resolve) => bot.once('channelUpdate', resolve));
    discord.setPermissions('world-news', { member: 'Briefings' }, { deny: ['sendMessages'] });
    await changed;
    expect(mine()).toBe(false);
    await bot.destroy();
  });
});
