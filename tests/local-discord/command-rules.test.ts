import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { guildId, type Json, rest } from './rest.ts';

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const command = (parts: Json = {}) => ({ name: 'ask', description: 'Asks', ...parts });
const option = (parts: Json = {}) => ({ type: 3, name: 'what', description: 'What', ...parts });
const withOption = (parts: Json) => command({ options: [option(parts)] });

const INVALID: readonly [what: string, body: unknown, place: string][] = [
  ['a name in upper case', command({ name: 'Ask' }), 'name'],
  ['a name with a space', command({ name: 'ask me' }), 'name'],
  ['a name over 32', command({ name: 'a'.repeat(33) }), 'name'],
  ['no description', command({ description: undefined }), 'description'],
  ['a description over 100', command({ description: 'x'.repeat(101) }), 'description'],
  ['an unknown locale', command({ name_localizations: { xx: 'frag' } }), 'name_localizations.xx'],
  [
    'a localized name in upper case',
    command({ name_localizations: { de: 'Frag' } }),
    'name_localizations.de',
  ],
  ['26 options', command({ options: times(26, (i) => option({ name: `o${i}` })) }), 'options'],
  ['an unknown option type', withOption({ type: 12 }), 'options.0.type'],
  [
    'a required option after an optional one',
    command({ options: [option({ name: 'a' }), option({ name: 'b', required: true })] }),
    'options.1.required',
  ],
  ['two options of one name', command({ options: [option(), option()] }), 'options.1.name'],
  [
    'an option named like the translation of another',
    command({ options: [option({ name: 'was' }), option({ name_localizations: { de: 'was' } })] }),
    'options.1.name',
  ],
  [
    '26 choices',
    withOption({ choices: times(26, (i) => ({ name: `${i}`, value: `${i}` })) }),
    'options.0.choices',
  ],
  [
    'a choice value over 100',
    withOption({ choices: [{ name: 'a', value: 'x'.repeat(101) }] }),
    'options.0.choices.0.value',
  ],
  [
    'a choice name over 100',
    withOption({ choices: [{ name: 'x'.repeat(101), value: 'a' }] }),
    'options.0.choices.0.name',
  ],
  ['a choice of the wrong type', withOption({ choices: [{ name: 'a', value: 1 }] }), 'options.0.choices'],
  [
    'choices together with autocomplete',
    withOption({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }),
    'options.0.autocomplete',
  ],
  [
    'two choices of one name',
    withOption({ choices: times(2, (i) => ({ name: 'a', value: `${i}` })) }),
    'options.0.choices',
  ],
  ['a choice of a boolean', withOption({ type: 5, choices: [{ name: 'a', value: 1 }] }), 'options.0.choices'],
  [
    'a broken whole number',
    withOption({ type: 4, choices: [{ name: 'a', value: 1.5 }] }),
    'options.0.choices',
  ],
  [
    'a least value above the most',
    withOption({ type: 4, min_value: 2, max_value: 1 }),
    'options.0.min_value',
  ],
  ['a least length above the most', withOption({ min_length: 2, max_length: 1 }), 'options.0.min_length'],
  ['a group without subcommands', command({ options: [option({ type: 2 })] }), 'options.0.options'],
  ['autocomplete of a channel', withOption({ type: 7, autocomplete: true }), 'options.0.autocomplete'],
  [
    'a subcommand beside a value',
    command({ options: [option({ type: 1, name: 'a' }), option()] }),
    'options.1.type',
  ],
  [
    'a subcommand in a subcommand',
    command({ options: [option({ type: 1, options: [option({ type: 1, name: 'in' })] })] }),
    'options.0.options.0.type',
  ],
  [
    'a group in a group',
    command({ options: [option({ type: 2, options: [option({ type: 2, name: 'in' })] })] }),
    'options.0.options.0.type',
  ],
  ['an installation that does not exist', command({ integration_types: [2] }), 'integration_types.0'],
  ['options of an option', withOption({ options: [option({ name: 'in' })] }), 'options.0.options'],
  [
    'permissions that begin like a number',
    command({ default_member_permissions: '32x' }),
    'default_member_permissions',
  ],
  ['a context that does not exist', command({ contexts: [3] }), 'contexts.0'],
  [
    'permissions that are no number',
    command({ default_member_permissions: 'all' }),
    'default_member_permissions',
  ],
  ['a message menu with a name over 32', { type: 3, name: 'R'.repeat(33) }, 'name'],
  ['a message menu with a description', { type: 3, name: 'Read', description: 'x' }, 'description'],
  ['a message menu with options', { type: 3, name: 'Read', options: [option()] }, 'options.0'],
];

describe('a command Discord would refuse', () => {
  let discord: LocalDiscord;
  let path: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    path = `/applications/${discord.world.application.id}/commands`;
  });
  afterAll(() => discord.close());

  test.each(INVALID)('%s', async (_, body, place) => {
    const one = await rest(discord, 'POST', path, body);
    expect([one.status, one.body['code']]).toEqual([400, 50035]);
    expect(one.body).toHaveProperty(`errors.${place}._errors.0.code`);
    const all = await rest(discord, 'PUT', path, [body]);
    expect(all.body).toHaveProperty(`errors.0.${place}._errors.0.code`);
  });

  test('one with more than 8000 characters in all', async () => {
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

  test('one whose translations make it too long: of each text the longest counts', async () => {
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

  test('a locale called like what every object has', async () => {
    const { body } = await rest(discord, 'POST', path, command({ name_localizations: { constructor: 'x' } }));
    expect(JSON.stringify(body)).toContain('{"name_localizations":{"constructor":{"_errors"');
  });

  test('two of one name', async () => {
    const reply = await rest(discord, 'PUT', path, [command(), command()]);
    expect(reply.body).toHaveProperty('errors.1.name._errors.0.code', 'APPLICATION_COMMANDS_DUPLICATE_NAME');
  });

  test('the 101st', async () => {
    const reply = await rest(
      discord,
      'PUT',
      path,
      times(101, (i) => command({ name: `c${i}` })),
    );
    expect(reply).toMatchObject({ status: 400, body: { code: 30032 } });
  });

  test.each([
    ['user', 2],
    ['message', 3],
  ])('the 16th %s menu entry', async (_, type) => {
    const entries = (count: number) => times(count, (i) => ({ type, name: `Read This ${i}` }));
    expect((await rest(discord, 'PUT', path, entries(15))).status).toBe(200);
    expect(await rest(discord, 'PUT', path, entries(16))).toMatchObject({
      status: 400,
      body: { code: 30032 },
    });
  });

  test('one of another application', async () => {
    expect(await rest(discord, 'GET', '/applications/1457659890892899999/commands')).toMatchObject({
      status: 404,
      body: { code: 10002 },
    });
  });
});

describe('registering commands', () => {
  let discord: LocalDiscord;
  let path: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    path = `/applications/${discord.world.application.id}/commands`;
  });
  afterAll(() => discord.close());

  test('keeps ids by name and type, and drops what is left out', async () => {
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

  test('one at a time adds to the others, takes the place of its like, and stops at 100', async () => {
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

  test('takes translations into languages Discord speaks', async () => {
    for (const locale of ['id', 'es-419', 'zh-TW', 'ko'])
      expect(
        (await rest(discord, 'PUT', path, [command({ name_localizations: { [locale]: 'a' } })])).status,
      ).toBe(200);
  });

  test('lists translations only when asked to', async () => {
    const translated = option({ name_localizations: { de: 'was' } });
    await rest(discord, 'PUT', path, [
      command({ name_localizations: { de: 'frag' }, options: [translated] }),
    ]);
    const brief = await rest(discord, 'GET', path);
    const full = await rest(discord, 'GET', `${path}?with_localizations=true`);
    expect(JSON.stringify(brief.body)).not.toContain('_localizations');
    expect(full.body).toHaveProperty('0.name_localizations.de', 'frag');
  });

  test('stops after 200 new ones a day, but not after changes, and goes on the next day', async () => {
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
