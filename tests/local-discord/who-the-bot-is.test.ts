import { describe, expect } from 'vitest';
import { test } from './fresh.ts';
import { rest } from './rest.ts';

describe('who the bot is', () => {
  test('decides: no token or a wrong one gives 401, another version 50041, a nameless client 40333', async ({
    discord,
  }) => {
    expect(await rest(discord, 'GET', '/users/@me', undefined, { authorization: 'Bot wrong' })).toMatchObject(
      { status: 401, body: { message: '401: Unauthorized', code: 0 } },
    );
    expect(await rest(discord, 'GET', '/users/@me', undefined, { 'user-agent': 'curl' })).toMatchObject({
      status: 403,
      body: { code: 40333 },
    });
    const old = await fetch(`${discord.apiUrl}/users/@me`, {
      headers: { 'user-agent': 'DiscordBot (x, 1)' },
    });
    expect([old.status, await old.json()]).toEqual([400, expect.objectContaining({ code: 50041 })]);
    expect((await rest(discord, 'GET', '/users/%40me')).status).toBe(200);
    expect(await rest(discord, 'GET', '/nothing')).toMatchObject({ status: 404, body: { code: 0 } });
    expect(await rest(discord, 'DELETE', '/users/@me')).toMatchObject({ status: 405, body: { code: 0 } });
  });
});
