import { expect } from 'vitest';
import { test } from './newsroom.ts';
import { rest } from './rest.ts';

/** What every object has, although nobody put it there. */
const EVERYWHERE = ['constructor', '__proto__', 'toString', 'valueOf'];

test.for(EVERYWHERE)(
  'an id in a path that is %s is no id, and nothing is found under it',
  async (name, { room }) => {
    for (const [method, path, place] of [
      ['GET', `/channels/${name}`, 'channel_id'],
      ['GET', `/channels/${name}/messages`, 'channel_id'],
      ['POST', `/channels/${name}/messages`, 'channel_id'],
      ['GET', `${room.path}/${name}`, 'message_id'],
      ['GET', `/guilds/${name}`, 'guild_id'],
    ] as const) {
      const { status, body } = await rest(room.discord, method, path, method === 'POST' ? {} : undefined);
      expect([path, status, body]).toMatchObject([path, 400, { code: 50035 }]);
      expect(body).toHaveProperty(`errors.${place}._errors.0`, {
        code: 'NUMBER_TYPE_COERCE',
        message: `Value "${name}" is not snowflake.`,
      });
    }
    expect((await fetch(`${room.discord.url}/attachments/${name}/1/x.txt`)).status).toBe(404);
    await expect(room.discord.as('Rosa').type(name, '/x')).rejects.toThrow(`There is no channel "${name}"`);
  },
);

test('a part of a path that cannot be read is no id', async ({ room }) => {
  const { status, body } = await rest(room.discord, 'GET', '/channels/%E0%A4');
  expect([status, body]).toMatchObject([400, { code: 50035, errors: { channel_id: expect.anything() } }]);
});

test('an id of nothing is unknown', async ({ room }) => {
  expect(await rest(room.discord, 'GET', '/channels/1')).toMatchObject({
    status: 404,
    body: { code: 10003 },
  });
});

test('a fault at a field called like what every object has is told like any other', async ({ room }) => {
  const { id } = room.discord.world.application;
  const faulty = { name: 'x', description: 'X', name_localizations: { constructor: 'y' } };
  const { status, body } = await rest(room.discord, 'POST', `/applications/${id}/commands`, faulty);
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('constructor')]);
  expect(Object.hasOwn(Object, '_errors')).toBe(false);
});

test('a required option called constructor is missed when it is not given', async ({ room }) => {
  const { id } = room.discord.world.application;
  const option = { type: 3, name: 'constructor', description: 'Who builds', required: true };
  await rest(room.discord, 'POST', `/applications/${id}/commands`, {
    name: 'build',
    description: 'Builds',
    options: [option],
  });
  await expect(room.discord.as('Rosa').type('world-news', '/build')).rejects.toThrow(
    'The option "constructor" is required.',
  );
});
