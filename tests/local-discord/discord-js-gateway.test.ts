import { describe, expect } from 'vitest';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { startBot } from './bot.ts';
import { test } from './fresh.ts';

const COMMAND = { name: 'ping', description: 'Pings' };
const start = (discord: LocalDiscord) =>
  startBot(
    discord,
    [COMMAND],
    async (interaction) => interaction.isChatInputCommand() && interaction.reply('pong'),
  );
const sentBy = (discord: LocalDiscord, op: number) =>
  discord
    .traffic()
    .filter(
      (entry) =>
        entry.kind === 'gateway' && entry.direction === 'from bot' && Object(entry.payload).op === op,
    ).length;

describe('a discord.js client comes back', () => {
  test.for<[string, (discord: LocalDiscord) => void]>([
    ['is asked to reconnect', (discord) => discord.gateway.askReconnect()],
    ['is cut off', (discord) => discord.gateway.cut()],
    ['is closed with a passing code', (discord) => discord.gateway.closeAll(4000)],
  ])('when it %s: it resumes, and answers what was asked meanwhile', async ([_, disturb], { discord }) => {
    const bot = await start(discord);
    const back = new Promise((resolve) => bot.once('shardResume', resolve));
    disturb(discord);
    const outcome = await discord.as('Rosa').type('world-news', '/ping');
    expect(outcome).toMatchObject({ kind: 'message', message: { content: 'pong' } });
    await back;
    expect(sentBy(discord, 6)).toBe(1);
    await bot.destroy();
  });

  test('when its session is gone: it identifies anew', async ({ discord }) => {
    const bot = await start(discord);
    const back = new Promise((resolve) => bot.once('shardReady', resolve));
    discord.gateway.invalidate();
    await back;
    expect(sentBy(discord, 2)).toBe(2);
    await bot.destroy();
  });
});

describe('a discord.js client', () => {
  test('hears of outages, removal, invitation and deleted channels', async ({ discord }) => {
    const bot = await start(discord);
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

  test('knows its permissions as they change', async ({ discord }) => {
    const bot = await start(discord);
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
