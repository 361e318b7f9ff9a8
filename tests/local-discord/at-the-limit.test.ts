import { describe, expect } from 'vitest';
import { button, classic, embed, row, section, select, text, times, v2 } from './bodies.ts';
import { test as inNewsroom } from './newsroom.ts';
import { type Json, rest } from './rest.ts';

/** An embed of so many characters, in each of the places where they count. */
const embedOf = (characters: number) =>
  embed({
    title: 'x'.repeat(256),
    description: 'x'.repeat(characters - 256 - 4 * 10),
    footer: { text: 'x'.repeat(10) },
    author: { name: 'x'.repeat(10) },
    fields: [{ name: 'x'.repeat(10), value: 'x'.repeat(10) }],
  });

/** Three components with so many characters. */
const sectionOf = (custom_id: string, characters: number) =>
  section({ components: [text('x'.repeat(characters))], accessory: button({ custom_id }) });

describe('a message as large as Discord takes it, and one more', () => {
  const test = inNewsroom.extend('statuses', ({ room }) => async (...bodies: unknown[]) => {
    const replies = [];
    for (const body of bodies) replies.push((await room.post(body)).status);
    return replies;
  });

  test('has 40 components', async ({ statuses }) => {
    const of = (more: number) =>
      v2(...times(13, (i) => sectionOf(`${i}`, 1)), ...times(more, () => text('x')));
    expect(await statuses(of(1), of(2))).toEqual([200, 400]);
  });

  test('has 4000 characters in its components, however many units of UTF-16 each takes', async ({
    statuses,
  }) => {
    const of = (count: number) => v2(text('😀'.repeat(count)), text('x'));
    expect(await statuses(of(3999), of(4000))).toEqual([200, 400]);
  });

  test('has 6000 characters in its embeds, of title, description, footer, author and fields', async ({
    statuses,
  }) => {
    const of = (characters: number) => {
      const [one, other] = [embedOf(3000), embedOf(characters - 3000)];
      return { embeds: [...one.embeds, ...other.embeds] };
    };
    expect(await statuses(of(6000), of(6001))).toEqual([200, 400]);
  });

  test('with too many components that say too much is told both, and a number how large it may be', async ({
    room,
  }) => {
    const { body } = await room.post(v2(...times(14, (i) => sectionOf(`${i}`, 300))));
    expect(body).toHaveProperty('errors.components._errors.length', 2);
    const coloured = await room.post(embed({ color: 0x1000000 }));
    expect(coloured.body).toHaveProperty(
      'errors.embeds.0.color._errors.0.message',
      'int value should be less than or equal to 16777215.',
    );
  });

  test('may have a number as its nonce', async ({ room }) => {
    expect(await room.post({ content: 'x', nonce: 12345 })).toMatchObject({
      status: 200,
      body: { nonce: '12345' },
    });
  });

  test('has its components numbered, each differently, with the numbers that came', async ({ room }) => {
    const { body } = await room.post(v2(text('a'), { ...text('b'), id: 1 }, text('c')));
    expect(body).toMatchObject({ components: [{ id: 2 }, { id: 1 }, { id: 3 }] });
  });
});

describe('a command as large as Discord takes it, and one more', () => {
  const test = inNewsroom.extend('register', ({ discord }) => async (command: Json) => {
    const path = `/applications/${discord.world.application.id}/commands`;
    return (await rest(discord, 'POST', path, command)).status;
  });
  const option = (name: string, description: string, choices: number) => ({
    type: 3,
    name,
    description,
    choices: times(choices, (i) => ({ name: `${i}`.padEnd(100, 'x'), value: `${i}`.padEnd(100, 'x') })),
  });

  test('has 8000 characters, of names, values and the longest of the descriptions', async ({ register }) => {
    const of = (last: number) => ({
      name: 'ask',
      description: 'x',
      description_localizations: { de: 'x'.repeat(100) },
      options: [option('oa', 'x', 25), option('ob', 'x', 14), option('oc', 'x'.repeat(last), 0)],
    });
    // 3 + 100, 2 + 1 + 25 × 200, 2 + 1 + 14 × 200, 2 + 89.
    expect([await register(of(89)), await register(of(90))]).toEqual([201, 400]);
  });

  test('may ask for one length, or one number', async ({ register }) => {
    const options = [
      { type: 3, name: 'text', description: 'x', min_length: 2, max_length: 2 },
      { type: 4, name: 'number', description: 'x', min_value: 2, max_value: 2 },
    ];
    expect(await register({ name: 'exact', description: 'x', options })).toBe(201);
    const none = [{ type: 3, name: 'text', description: 'x', max_length: 0 }];
    expect(await register({ name: 'none', description: 'x', options: none })).toBe(400);
  });

  test('has 25 options below a subcommand', async ({ register }) => {
    const of = (count: number) => ({
      name: 'many',
      description: 'x',
      options: [
        { type: 1, name: 'sub', description: 'x', options: times(count, (i) => option(`o${i}`, 'x', 0)) },
      ],
    });
    expect([await register(of(25)), await register(of(26))]).toEqual([201, 400]);
  });
});

describe('buttons and menus as far as Discord takes them', () => {
  const test = inNewsroom.extend(
    'status',
    ({ room }) =>
      async (component: unknown) =>
        (await room.post(classic(row(component)))).status,
  );
  const link = (url: string) => ({ type: 2, style: 5, label: 'x', url });
  const two = [
    { label: 'A', value: 'a' },
    { label: 'B', value: 'b' },
  ];

  test('a link has 512 characters, its scheme in any case', async ({ status }) => {
    const of = (length: number) => link('HTTPS://a.org/'.padEnd(length, 'x'));
    expect([await status(of(512)), await status(of(513))]).toEqual([200, 400]);
  });

  test('a button has what its kind has, and nothing else', async ({ status }) => {
    expect(await status(button({ url: 'https://a.org' }))).toBe(400);
  });

  test('a menu may ask for two of two without saying how many at most, and has chosen no more than can be', async ({
    status,
  }) => {
    expect(await status(select({ options: two, min_values: 2 }))).toBe(200);
    const chosen = two.map((one) => ({ ...one, default: true }));
    expect(await status(select({ options: chosen }))).toBe(400);
    const users = [1, 2].map((i) => ({ id: `${i}`, type: 'user' }));
    expect(await status({ type: 5, custom_id: 's', default_values: users })).toBe(400);
  });
});
