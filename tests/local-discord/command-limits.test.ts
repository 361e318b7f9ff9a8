import { describe, expect } from 'vitest';
import { times } from './bodies.ts';
import { command, option, test } from './commands.ts';
import { guildId, rest } from './rest.ts';

describe('a command Discord would refuse', () => {
  test('one with more than 8000 characters in all', async ({ discord, path }) => {
    const options = times(25, (i) =>
      option({
        name: `o${i}`,
        description: 'x'.repeat(100),
        choices: times(25, (j) => ({ name: `${j}`.padEnd(10, 'x'), value: `${j}` })),
      }),
    );
    const reply = await rest(discord, 'POST', path, command({ options }));
    expect(JSON.stringify(reply.body)).toContain('APPLICATION_COMMAND_TOO_LARGE');
  });

  test('one whose translations make it too long: of each text the longest counts', async ({
    discord,
    path,
  }) => {
    const long = times(25, (i) => {
      const word = `o${i}`.padEnd(100, 'x');
      return { name: word, name_localizations: { de: word }, value: word };
    });
    const short = times(25, (i) => ({ name: `o${i}`, value: `o${i}` }));
    const options = (choices: object[]) => times(2, (i) => option({ name: `o${i}`, choices }));
    expect((await rest(discord, 'POST', path, command({ options: options(short) }))).status).toBe(201);
    const translated = short.map((choice, i) => ({ ...choice, name_localizations: { de: long[i]?.name } }));
    const four = times(4, (i) => option({ name: `o${i}`, choices: translated }));
    const reply = await rest(discord, 'POST', path, command({ options: four }));
    expect(JSON.stringify(reply.body)).toContain('APPLICATION_COMMAND_TOO_LARGE');
  });

  test('the 101st', async ({ discord, path }) => {
    const reply = await rest(
      discord,
      'PUT',
      path,
      times(101, (i) => command({ name: `c${i}` })),
    );
    expect(reply).toMatchObject({ status: 400, body: { code: 30032 } });
  });

  test.for([
    ['user', 2],
    ['message', 3],
  ])('the 16th %s menu entry', async ([_, type], { discord, path }) => {
    const entries = (count: number) => times(count, (i) => ({ type, name: `Read This ${i}` }));
    expect((await rest(discord, 'PUT', path, entries(15))).status).toBe(200);
    expect(await rest(discord, 'PUT', path, entries(16))).toMatchObject({
      status: 400,
      body: { code: 30032 },
    });
  });
});

describe('registering commands', () => {
  test('stops after 200 new ones a day, but not after changes, and goes on the next day', async ({
    discord,
    path,
  }) => {
    const guild = `/applications/${discord.world.application.id}/guilds/${guildId(discord, 'Harbour Street')}/commands`;
    for (const half of ['a', 'b'])
      await rest(
        discord,
        'PUT',
        guild,
        times(100, (i) => command({ name: `${half}${i}` })),
      );
    for (const [method, body] of [
      ['PUT', [command({ name: 'more' })]],
      ['POST', { type: 3, name: 'more' }],
    ] as const)
      expect(await rest(discord, method, guild, body)).toMatchObject({ status: 400, body: { code: 30034 } });
    expect((await rest(discord, 'POST', path, command({ name: 'elsewhere' }))).status).toBe(201);
    const known = times(100, (i) => command({ name: `b${i}`, description: 'Changed' }));
    expect((await rest(discord, 'PUT', guild, known)).status).toBe(200);
    discord.advance(86_400_000);
    expect((await rest(discord, 'PUT', guild, [command({ name: 'more' })])).status).toBe(200);
  });
});
