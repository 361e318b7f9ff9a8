import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { channelId, type Json, rest } from './rest.ts';

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (parts: Json = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...parts });
const row = (...components: unknown[]) => ({ type: 1, components });
const select = (parts: Json = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'A', value: 'a' }],
  ...parts,
});
const v2 = (...components: unknown[]) => ({ flags: V2, components });
const classic = (...components: unknown[]) => ({ content: 'x', components });
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const embed = (parts: Json) => ({ embeds: [{ description: 'd', ...parts }] });

/** What is refused as an invalid form, and the place it is blamed on. */
const INVALID: readonly [what: string, body: unknown, place: string][] = [
  ['content over 2000 characters', { content: 'x'.repeat(2001) }, 'content'],
  ['content that is no text', { content: {} }, 'content'],
  ['11 embeds', { embeds: times(11, () => ({ title: 't' })) }, 'embeds'],
  ['an embed title over 256', embed({ title: 'x'.repeat(257) }), 'embeds.0.title'],
  ['an embed description over 4096', embed({ description: 'x'.repeat(4097) }), 'embeds.0.description'],
  ['26 embed fields', embed({ fields: times(26, () => ({ name: 'n', value: 'v' })) }), 'embeds.0.fields'],
  ['an embed field without a name', embed({ fields: [{ name: ' ', value: 'v' }] }), 'embeds.0.fields.0.name'],
  [
    'an embed field value over 1024',
    embed({ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }),
    'embeds.0.fields.0.value',
  ],
  ['an embed footer over 2048', embed({ footer: { text: 'x'.repeat(2049) } }), 'embeds.0.footer.text'],
  ['an embed author over 256', embed({ author: { name: 'x'.repeat(257) } }), 'embeds.0.author.name'],
  [
    'more than 6000 characters over all embeds',
    { embeds: times(2, () => ({ description: 'x'.repeat(3001) })) },
    'embeds',
  ],
  ['an embed colour out of range', embed({ color: 0x1000000 }), 'embeds.0.color'],
  ['an embed with a javascript address', embed({ url: 'javascript:alert(1)' }), 'embeds.0.url'],
  ['an embed time that is none', embed({ timestamp: 'soon' }), 'embeds.0.timestamp'],
  ['an empty embed', { embeds: [{}] }, 'embeds.0.description'],
  ['6 action rows', classic(...times(6, (i) => row(button({ custom_id: `b${i}` })))), 'components'],
  ['an empty action row', classic(row()), 'components.0.components'],
  [
    '6 buttons in a row',
    classic(row(...times(6, (i) => button({ custom_id: `b${i}` })))),
    'components.0.components',
  ],
  ['a select beside a button', classic(row(button(), select())), 'components.0.components'],
  [
    'a button without custom id',
    classic(row(button({ custom_id: undefined }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a button label over 80',
    classic(row(button({ label: 'x'.repeat(81) }))),
    'components.0.components.0.label',
  ],
  [
    'a button without label or emoji',
    classic(row(button({ label: undefined }))),
    'components.0.components.0.label',
  ],
  [
    'a custom id over 100',
    classic(row(button({ custom_id: 'x'.repeat(101) }))),
    'components.0.components.0.custom_id',
  ],
  ['a custom id used twice', classic(row(button(), button())), 'components.0.components.1.custom_id'],
  [
    'a link button with a custom id',
    classic(row(button({ style: 5, url: 'https://a.org' }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a link button without an address',
    classic(row({ type: 2, style: 5, label: 'x' })),
    'components.0.components.0.url',
  ],
  [
    'a link over 512',
    classic(row({ type: 2, style: 5, label: 'x', url: `https://a.org/${'x'.repeat(500)}` })),
    'components.0.components.0.url',
  ],
  [
    'a link to a script',
    classic(row({ type: 2, style: 5, label: 'x', url: 'javascript://x' })),
    'components.0.components.0.url',
  ],
  [
    '26 options in a select',
    classic(row(select({ options: times(26, (i) => ({ label: `${i}`, value: `${i}` })) }))),
    'components.0.components.0.options',
  ],
  ['a select without options', classic(row(select({ options: [] }))), 'components.0.components.0.options'],
  [
    'two options of the same value',
    classic(row(select({ options: times(2, () => ({ label: 'A', value: 'a' })) }))),
    'components.0.components.0.options.1.value',
  ],
  [
    'a select placeholder over 150',
    classic(row(select({ placeholder: 'x'.repeat(151) }))),
    'components.0.components.0.placeholder',
  ],
  [
    'more values than options',
    classic(row(select({ max_values: 2 }))),
    'components.0.components.0.max_values',
  ],
  [
    'a least above the most',
    classic(row(select({ min_values: 2, max_values: 1 }))),
    'components.0.components.0.min_values',
  ],
  ['a button outside a row', classic(button()), 'components.0.type'],
  ['a text display without the V2 flag', { content: 'x', components: [text('x')] }, 'components.0.type'],
  ['content beside Components V2', { ...v2(text('x')), content: 'x' }, 'content'],
  ['embeds beside Components V2', { ...v2(text('x')), embeds: [{ title: 't' }] }, 'embeds'],
  [
    'over 40 components, counting nested ones',
    v2(
      ...times(14, () => ({
        type: 9,
        components: [text('x')],
        accessory: { type: 11, media: { url: 'https://a.org/x.png' } },
      })),
    ),
    'components',
  ],
  ['over 4000 characters of text in all', v2(text('x'.repeat(2001)), text('x'.repeat(2000))), 'components'],
  ['an empty text display', v2(text('')), 'components.0.content'],
  ['a section without an accessory', v2({ type: 9, components: [text('x')] }), 'components.0.accessory'],
  [
    'a section of four texts',
    v2({ type: 9, components: times(4, () => text('x')), accessory: button() }),
    'components.0.components',
  ],
  [
    'a container in a container',
    v2({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
    'components.0.components.0.type',
  ],
  [
    'a container colour out of range',
    v2({ type: 17, accent_color: 0x1000000, components: [text('x')] }),
    'components.0.accent_color',
  ],
  [
    '11 pictures in a gallery',
    v2({ type: 12, items: times(11, () => ({ media: { url: 'https://a.org/x.png' } })) }),
    'components.0.items',
  ],
  [
    'a file component with a web address',
    v2({ type: 13, file: { url: 'https://a.org/x.txt' } }),
    'components.0.file.url',
  ],
  ['a thumbnail at the top', v2({ type: 11, media: { url: 'https://a.org/x.png' } }), 'components.0.type'],
  ['a separator spacing of 3', v2({ type: 14, spacing: 3 }), 'components.0.spacing'],
  [
    'two components of the same number',
    v2({ ...text('x'), id: 7 }, { ...text('y'), id: 7 }),
    'components.1.id',
  ],
  ['a nonce over 25 characters', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce'],
  ['enforce_nonce without a nonce', { content: 'x', enforce_nonce: true }, 'enforce_nonce'],
  [
    'a mention type allowed both ways',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions.users',
  ],
  [
    'an unknown mention type',
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0',
  ],
  [
    '101 roles to mention',
    { content: 'x', allowed_mentions: { roles: times(101, (i) => `${i}`) } },
    'allowed_mentions.roles',
  ],
  ['an attachment that is not there', { content: 'x', attachments: [{ id: '0' }] }, 'attachments.0.id'],
];

describe('a message Discord would refuse', () => {
  let discord: LocalDiscord;
  let path: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    path = `/channels/${channelId(discord, 'world-news')}/messages`;
  });
  afterAll(() => discord.close());

  test.each(INVALID)('%s', async (_, body, place) => {
    const { status, body: answer } = await rest(discord, 'POST', path, body);
    expect([status, answer['code'], answer['message']]).toEqual([400, 50035, 'Invalid Form Body']);
    expect(answer).toHaveProperty(`errors.${place}._errors.0.code`);
    expect(discord.messages('world-news')).toEqual([]);
  });

  test('an empty one', async () => {
    expect(await rest(discord, 'POST', path, { content: '  ' })).toMatchObject({
      status: 400,
      body: { code: 50006 },
    });
  });

  test('JSON that is none', async () => {
    const reply = await fetch(`${discord.apiUrl}/v10${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bot ${discord.token}`,
        'user-agent': 'DiscordBot (x, 1)',
        'content-type': 'application/json',
      },
      body: '{',
    });
    expect([reply.status, await reply.json()]).toEqual([400, expect.objectContaining({ code: 50109 })]);
  });

  test('a body over 25 MiB', async () => {
    const body = { content: 'x'.repeat(25 * 1024 * 1024) };
    expect(await rest(discord, 'POST', path, body)).toMatchObject({ status: 413, body: { code: 40005 } });
  });

  test('an edit that mixes what a Components V2 message may not have', async () => {
    const { body } = await rest(discord, 'POST', path, v2(text('x')));
    const edit = await rest(discord, 'PATCH', `${path}/${body['id']}`, { content: 'plain' });
    expect(edit).toMatchObject({ status: 400, body: { code: 50035 } });
    await rest(discord, 'DELETE', `${path}/${body['id']}`);
  });
});

describe('lengths', () => {
  test('are counted in characters, not in UTF-16 units', async () => {
    const discord = await startLocalDiscord({ limits: false });
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    expect((await rest(discord, 'POST', path, { content: '😀'.repeat(2000) })).status).toBe(200);
    expect((await rest(discord, 'POST', path, { content: '😀'.repeat(2001) })).status).toBe(400);
    await discord.close();
  });
});

describe('a nonce', () => {
  let discord: LocalDiscord;
  let path: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    path = `/channels/${channelId(discord, 'world-news')}/messages`;
  });
  afterAll(() => discord.close());
  const post = (nonce: string, enforce = true) =>
    rest(discord, 'POST', path, { content: 'x', nonce, enforce_nonce: enforce });

  test('that was enforced gives the first message again, and posts once', async () => {
    const first = await post('a');
    expect((await post('a')).body['id']).toBe(first.body['id']);
    expect(discord.messages('world-news')).toHaveLength(1);
  });

  test('that is not enforced posts again', async () => {
    const first = await post('b', false);
    expect((await post('b', false)).body['id']).not.toBe(first.body['id']);
  });

  test('is forgotten after a few minutes', async () => {
    const first = await post('c');
    discord.advance(5 * 60_000);
    expect((await post('c')).body['id']).not.toBe(first.body['id']);
  });

  test('of a message that was deleted gives 10008', async () => {
    const first = await post('d');
    await rest(discord, 'DELETE', `${path}/${first.body['id']}`);
    expect(await post('d')).toMatchObject({ status: 404, body: { code: 10008 } });
  });
});

describe('who is pinged', () => {
  let discord: LocalDiscord;
  let rosa: string;
  let readers: string;
  let moderators: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    rosa = discord.as('Rosa').user.id;
    const roles = Object.values(Object.values(discord.world.guilds)[0]?.roles ?? {});
    readers = roles.find((role) => role.name === 'News readers')?.id ?? '';
    moderators = roles.find((role) => role.name === 'Moderators')?.id ?? '';
  });
  afterAll(() => discord.close());
  const pinged = async (allowed: unknown) => {
    const content = `@everyone <@${rosa}> <@&${readers}> <@&${moderators}>`;
    await rest(discord, 'POST', `/channels/${channelId(discord, 'world-news')}/messages`, {
      content,
      allowed_mentions: allowed,
    });
    return discord.messages('world-news').at(-1)?.pinged;
  };

  test('everybody who can be, when the message does not say', async () => {
    expect(await pinged(undefined)).toEqual({ everyone: false, roleIds: [readers], userIds: [rosa] });
  });
  test('nobody, when it allows nothing', async () => {
    expect(await pinged({ parse: [] })).toEqual({ everyone: false, roleIds: [], userIds: [] });
  });
  test('only the role it lists', async () => {
    expect(await pinged({ parse: [], roles: [readers] })).toEqual({
      everyone: false,
      roleIds: [readers],
      userIds: [],
    });
  });
  test('everyone and any role, for a bot that may mention everyone', async () => {
    discord.setPermissions('world-news', { member: 'Briefings' }, { allow: ['mentionEveryone'] });
    expect(await pinged(undefined)).toEqual({
      everyone: true,
      roleIds: [readers, moderators],
      userIds: [rosa],
    });
  });
});

test('texts of a message are read in the order a reader sees them', async () => {
  const discord = await startLocalDiscord();
  await rest(
    discord,
    'POST',
    `/channels/${channelId(discord, 'world-news')}/messages`,
    v2({ type: 17, components: [text('one'), text('two')] }),
  );
  expect(discord.messages('world-news').map(textOf)).toEqual(['one\ntwo']);
  await discord.close();
});
