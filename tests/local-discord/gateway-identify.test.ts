import { describe, expect } from 'vitest';
import { startLocalDiscord } from '../../src/local-discord/index.ts';
import { test as fresh } from './fresh.ts';
import { connect, identify, isEvent, isOp } from './raw-gateway.ts';
import { type Json, rest } from './rest.ts';

const test = fresh.extend('options', () => ({ disallowedIntents: 1 << 15 }));

describe('the gateway', () => {
  test('says hello, acknowledges heartbeats, and tells of each server after READY', async ({ discord }) => {
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

  test.for<[string, Json, number]>([
    ['a wrong token', { token: 'wrong' }, 4004],
    ['a shard beyond the count', { shard: [2, 2] }, 4010],
    ['an intent that does not exist', { intents: 1 << 17 }, 4013],
    ['an intent beyond the last', { intents: 1 << 26 }, 4013],
    ['an intent that was not granted', { intents: 1 << 15 }, 4014],
    ['no properties', { properties: undefined }, 4002],
  ])('closes an identify with %s', async ([_, parts, code], { discord }) => {
    const gateway = connect(discord);
    gateway.send(2, { token: discord.token, intents: 1, properties: {}, ...parts });
    expect(await gateway.closed).toBe(code);
  });

  test('closes what comes before an identify, twice, too often, or makes no sense', async ({ discord }) => {
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

  test('takes 120 payloads a minute, and closes at one more', async ({ discord }) => {
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

  test('takes every intent there is', async ({ discord }) => {
    const exist = [...Array.from({ length: 17 }, (_, bit) => bit), 20, 21, 24, 25].filter(
      (bit) => bit !== 15,
    );
    const intents = exist.reduce((bits, bit) => bits | (1 << bit), 0);
    expect((await identify(discord, { intents })).ready.t).toBe('READY');
  });

  test('can be silent, and lets go of who waits when it ends', async () => {
    const quiet = await startLocalDiscord();
    quiet.gateway.refuse('silent', 1);
    const waiting = connect(quiet);
    await expect.poll(() => quiet.gateway.refused()).toBe(1);
    await quiet.close();
    expect(await waiting.closed).toBe(0);
  });

  test('can be away for so many connections', async ({ discord }) => {
    discord.gateway.refuse('unavailable', 1);
    expect(await connect(discord).closed).toBe(0);
    expect((await identify(discord)).ready.t).toBe('READY');
  });

  test('counts identifies, and takes no more than 1000 a day, or as many as it was told', async ({
    discord,
  }) => {
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

  test('closes with 4011 when one shard would carry more than 2500 servers', async ({ discord }) => {
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
