import { describe, expect } from 'vitest';
import { times } from './bodies.ts';
import { command, option, test } from './commands.ts';
import { guildId, rest } from './rest.ts';

describe('registering commands', () => {
  test('keeps ids by name and type, and drops what is left out', async ({ discord, path }) => {
    const before = await rest(discord, 'PUT', path, [
      command(),
      command({ name: 'go' }),
      { type: 3, name: 'ask' },
    ]);
    const after = await rest(discord, 'PUT', path, [
      { type: 3, name: 'ask' },
      command({ description: 'Asks again' }),
    ]);
    const ids = (reply: typeof before) =>
      Object.values(reply.body).map((one) =>
        typeof one === 'object' && one !== null && 'id' in one ? one.id : undefined,
      );
    const [ask, , menu] = ids(before);
    expect(ids(after)).toEqual([menu, ask]);
  });

  test('one at a time adds to the others, takes the place of its like, and stops at 100', async ({
    discord,
    path,
  }) => {
    const guild = `/applications/${discord.world.application.id}/guilds`;
    const here = `${guild}/${guildId(discord, 'The Reading Room')}/commands`;
    await rest(
      discord,
      'PUT',
      path,
      times(99, (i) => command({ name: `c${i}` })),
    );
    const seen = discord.until(() => discord.commands().find(({ name }) => name === 'ask'));
    const made = await rest(discord, 'POST', path, command({ default_member_permissions: 32 }));
    expect((await seen).id).toBe(made.body['id']);
    expect(made).toMatchObject({ status: 201, body: { default_member_permissions: '32' } });
    const again = await rest(discord, 'POST', path, command({ description: 'Asks again' }));
    expect(again).toMatchObject({ status: 200, body: { id: made.body['id'], description: 'Asks again' } });
    expect(again.body['version']).not.toBe(made.body['version']);
    expect(await rest(discord, 'POST', path, command({ name: 'more' }))).toMatchObject({
      body: { code: 30032 },
    });
    expect((await rest(discord, 'POST', here, command())).status).toBe(201);
    expect(Object.keys((await rest(discord, 'GET', path)).body)).toHaveLength(100);
    expect(Object.keys((await rest(discord, 'GET', here)).body)).toHaveLength(1);
    expect(await rest(discord, 'GET', `${guild}/1/commands`)).toMatchObject({
      status: 404,
      body: { code: 10004 },
    });
  });

  test('takes translations into languages Discord speaks', async ({ discord, path }) => {
    for (const locale of ['id', 'es-419', 'zh-TW', 'ko'])
      expect(
        (await rest(discord, 'PUT', path, [command({ name_localizations: { [locale]: 'a' } })])).status,
      ).toBe(200);
  });

  test('lists translations only when asked to', async ({ discord, path }) => {
    const translated = option({ name_localizations: { de: 'was' } });
    await rest(discord, 'PUT', path, [
      command({ name_localizations: { de: 'frag' }, options: [translated] }),
    ]);
    const brief = await rest(discord, 'GET', path);
    const full = await rest(discord, 'GET', `${path}?with_localizations=true`);
    expect(JSON.stringify(brief.body)).not.toContain('_localizations');
    expect(full.body).toHaveProperty('0.name_localizations.de', 'frag');
  });
});
