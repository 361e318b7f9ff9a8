import { describe, expect } from 'vitest';
import { test } from './fresh.ts';
import { identify, isEvent, isOp, resume } from './raw-gateway.ts';

describe('the gateway', () => {
  test('keeps the token out of the traffic', async ({ discord }) => {
    const { gateway, ready } = await identify(discord);
    gateway.close(4000);
    await gateway.closed;
    const again = resume(discord, ready);
    await again.next(isEvent('RESUMED'));
    const sent = JSON.stringify(discord.traffic());
    expect([sent.includes('(hidden)'), sent.includes(discord.token)]).toEqual([true, false]);
  });

  test('is seen to lose the bot and to have it again', async ({ discord }) => {
    const connected = (wanted: boolean) => discord.until(() => discord.connected() === wanted || undefined);
    const come = connected(true);
    const { gateway, ready } = await identify(discord);
    await come;
    const left = connected(false);
    gateway.close(4000);
    await left;
    const back = connected(true);
    resume(discord, ready);
    await back;
    const gone = connected(false);
    discord.gateway.invalidate();
    await gone;
  });

  test('can tell a client that its session may be resumed, and hears nothing of it until it is', async ({
    discord,
  }) => {
    const { ready } = await identify(discord);
    discord.gateway.invalidate(true);
    expect(discord.connected()).toBe(false);
    const again = resume(discord, ready);
    await again.next(isEvent('RESUMED'));
  });

  test('replays what was missed to a client that resumes', async ({ discord }) => {
    const { gateway, ready } = await identify(discord);
    const last = await gateway.next(isEvent('GUILD_CREATE'));
    gateway.close(4000);
    await gateway.closed;
    const made = discord.addChannel('Harbour Street', 'while-away');
    const again = resume(discord, ready, { seq: last.s });
    expect(await again.next(isEvent('CHANNEL_CREATE'))).toMatchObject({ d: { id: made.id } });
    expect(await again.next(isEvent('RESUMED'))).toMatchObject({ t: 'RESUMED' });
  });

  test('does not resume from before what it still knows', async ({ discord }) => {
    const { gateway, ready } = await identify(discord);
    const last = await gateway.next(isEvent('GUILD_CREATE'));
    gateway.close(4000);
    await gateway.closed;
    for (let i = 0; i < 5_100; i += 1) discord.editThread('Yesterday in general', { archived: i % 2 === 0 });
    const again = resume(discord, ready, { seq: last.s });
    expect(await again.next(isOp(9))).toMatchObject({ d: false });
  });

  test('hands a session that is resumed elsewhere over, and closes where it was', async ({ discord }) => {
    const { gateway, ready } = await identify(discord);
    const again = resume(discord, ready);
    await again.next(isEvent('RESUMED'));
    expect(await gateway.closed).toBe(4000);
    discord.addChannel('Harbour Street', 'new');
    await again.next(isEvent('CHANNEL_CREATE'));
    expect(discord.connected()).toBe(true);
  });

  test('closes a resume with a wrong token', async ({ discord }) => {
    const { ready } = await identify(discord);
    const again = resume(discord, ready, { token: 'wrong' });
    expect(await again.closed).toBe(4004);
  });

  test('does not resume a session that ended, is unknown, or is ahead of itself', async ({ discord }) => {
    const { gateway, ready } = await identify(discord);
    const ahead = resume(discord, ready, { seq: 999 });
    expect(await ahead.next(isOp(9))).toMatchObject({ d: false });
    gateway.close(1000);
    await gateway.closed;
    const refuse = async (session_id: unknown) => {
      const next = resume(discord, ready, { session_id });
      expect(await next.next(isOp(9))).toMatchObject({ d: false });
    };
    for (const session_id of [ready.d['session_id'], 'unknown']) await refuse(session_id);
    for (const end of [() => discord.gateway.invalidate(), () => discord.gateway.closeAll(4004)]) {
      const other = await identify(discord);
      end();
      await refuse(other.ready.d['session_id']);
    }
  });
});
