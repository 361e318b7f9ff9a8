import { describe, expect } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { button, classic, embed, type Refused, row, text, times, v2 } from './bodies.ts';
import { test, testRefusals } from './newsroom.ts';
import { channelId, rest } from './rest.ts';

const INVALID: readonly Refused[] = [
  ['content over 2000 characters', { content: 'x'.repeat(2001) }, 'content'],
  ['content that is no text', { content: {} }, 'content'],
  ['11 embeds', { embeds: times(11, () => ({ title: 't' })) }, 'embeds'],
  ['an embed title over 256', embed({ title: 'x'.repeat(257) }), 'embeds.0.title'],
  ['an embed description over 4096', embed({ description: 'x'.repeat(4097) }), 'embeds.0.description'],
  ['26 embed fields', embed({ fields: times(26, () => ({ name: 'n', value: 'v' })) }), 'embeds.0.fields'],
  [
    'an embed field name over 256',
    embed({ fields: [{ name: 'x'.repeat(257), value: 'v' }] }),
    'embeds.0.fields.0.name',
  ],
  ['an embed field without a name', embed({ fields: [{ name: ' ', value: 'v' }] }), 'embeds.0.fields.0.name'],
  [
    'an embed field value over 1024',
    embed({ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }),
    'embeds.0.fields.0.value',
  ],
  [
    'an embed field without a value',
    embed({ fields: [{ name: 'n', value: ' ' }] }),
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
  ...['https://', 'http://a b c', 'attachment://', 'attachment://%zz'].flatMap((url): Refused[] => [
    [`an embed at ${url}`, embed({ url }), 'embeds.0.url'],
    [`an embed with a picture at ${url}`, embed({ image: { url } }), 'embeds.0.image.url'],
  ]),
  [
    'a user to mention twice',
    { content: 'x', allowed_mentions: { users: ['1', '2', '1'] } },
    'allowed_mentions.users.2',
  ],
  [
    'a user to mention twice in a row',
    { content: 'x', allowed_mentions: { users: ['1', '1'] } },
    'allowed_mentions.users.1',
  ],
  ['an embed time that is none', embed({ timestamp: 'soon' }), 'embeds.0.timestamp'],
  ['an empty embed', { embeds: [{}] }, 'embeds.0.description'],
  ['a nonce over 25 characters', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce'],
  ['enforce_nonce without a nonce', { content: 'x', enforce_nonce: true }, 'enforce_nonce'],
  ['enforce_nonce with an empty one', { content: 'x', enforce_nonce: true, nonce: '' }, 'enforce_nonce'],
  [
    'a mention type allowed both ways',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions.users',
  ],
  [
    'a role to mention although all are',
    { content: 'x', allowed_mentions: { parse: ['roles'], roles: ['1'] } },
    'allowed_mentions.roles',
  ],
  [
    'a user to mention whose id is too long',
    { content: 'x', allowed_mentions: { users: ['1'.repeat(21)] } },
    'allowed_mentions.users.0',
  ],
  ['11 attachments', { content: 'x', attachments: times(11, (i) => ({ id: i })) }, 'attachments'],
  [
    'an attachment described in over 1024 characters',
    { content: 'x', attachments: [{ id: '0', description: 'x'.repeat(1025) }] },
    'attachments.0.description',
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
  ['a poll beside Components V2', { ...v2(text('x')), poll: { question: { text: '?' } } }, 'poll'],
  ['a sticker beside Components V2', { ...v2(text('x')), sticker_ids: ['1'] }, 'sticker_ids'],
];

describe('a message Discord would refuse', () => {
  testRefusals(INVALID);

  test('a nonce that is too long, for its length', async ({ room }) => {
    const { body } = await room.post({ content: 'x', nonce: 'x'.repeat(26) });
    expect(body).toHaveProperty('errors.nonce._errors.0.code', 'BASE_TYPE_MAX_LENGTH');
  });

  test('what is of another kind is told to be so', async ({ room }) => {
    const { body } = await room.post({ content: {} });
    expect(body).toHaveProperty('errors.content._errors.0.code', 'STRING_TYPE_CONVERT');
  });

  test('what is left out, or empty, is told to be required', async ({ room }) => {
    for (const field of [{ name: 'n' }, { name: 'n', value: '' }]) {
      const { body } = await room.post(embed({ fields: [field] }));
      expect(body).toHaveProperty('errors.embeds.0.fields.0.value._errors.0.code', 'BASE_TYPE_REQUIRED');
    }
    const { body } = await room.post(classic(row(button({ custom_id: '' }))));
    expect(body).toHaveProperty(
      'errors.components.0.components.0.custom_id._errors.0.code',
      'BASE_TYPE_REQUIRED',
    );
  });

  test('a post without a visible name', async ({ room }) => {
    const threads = `/channels/${channelId(room.discord, 'questions')}/threads`;
    const post = { name: ' \t', message: { content: 'x' } };
    const { status, body } = await rest(room.discord, 'POST', threads, post);
    expect([status, body]).toMatchObject([400, { errors: { name: expect.anything() } }]);
  });

  test('an empty one', async ({ room }) => {
    expect(await room.post({ content: '  ' })).toMatchObject({
      status: 400,
      body: { code: 50006 },
    });
  });

  test('JSON that is none', async ({ room }) => {
    const reply = await fetch(`${room.discord.apiUrl}/v10${room.path}`, {
      method: 'POST',
      headers: {
        authorization: `Bot ${room.discord.token}`,
        'user-agent': 'DiscordBot (x, 1)',
        'content-type': 'application/json',
      },
      body: '{',
    });
    expect([reply.status, await reply.json()]).toEqual([400, expect.objectContaining({ code: 50109 })]);
  });

  test('a file over 10 MiB', async ({ room }) => {
    const form = new FormData();
    form.set('files[0]', new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'large.txt'));
    expect(await room.post(form)).toMatchObject({ status: 400, body: { code: 50045 } });
    form.set('files[0]', new File([new Uint8Array(10 * 1024 * 1024)], 'as-large-as-can-be.txt'));
    const { status, body } = await room.post(form);
    expect(status).toBe(200);
    await rest(room.discord, 'DELETE', `${room.path}/${body['id']}`);
  });

  test('a form that is none', async ({ room }) => {
    const reply = await fetch(`${room.discord.apiUrl}/v10${room.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'user-agent': 'DiscordBot (x, 1)',
        authorization: `Bot ${room.discord.token}`,
      },
      body: 'nothing',
    });
    expect([reply.status, await reply.json()]).toMatchObject([400, { code: 50109 }]);
  });

  test('a body over 25 MiB', async ({ room }) => {
    const post = async (bytes: number) => {
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'DiscordBot (x, 1)',
        authorization: `Bot ${room.discord.token}`,
      };
      const sent = { method: 'POST', headers, body: '{"content":"x"}'.padStart(bytes) };
      const reply = await fetch(`${room.discord.apiUrl}/v10${room.path}`, sent);
      return [reply.status, (await reply.json()).code];
    };
    expect(await post(25 * 1024 * 1024 + 1)).toEqual([413, 40005]);
    expect(await post(25 * 1024 * 1024)).toEqual([200, undefined]);
  });
});

describe('a message Discord takes', () => {
  test('has its length counted in characters, not in UTF-16 units', async ({ room }) => {
    expect((await room.post({ content: '😀'.repeat(2000) })).status).toBe(200);
    expect((await room.post({ content: '😀'.repeat(2001) })).status).toBe(400);
  });

  test('has the length of its embeds counted without the space around their texts', async ({ room }) => {
    const padded = await room.post(embed({ title: ` ${'x'.repeat(256)} ` }));
    expect(padded.body).toMatchObject({ embeds: [{ title: 'x'.repeat(256) }] });
  });

  test('is without flags of Discord’s own, and its embeds without a kind, as if the bot had not said them', async ({
    room,
  }) => {
    const crossposted = 1;
    const { body } = await room.post({ ...embed({ type: 'video' }), flags: crossposted | 4 | 4096 });
    expect(body).toMatchObject({ flags: 4 | 4096, embeds: [{ type: 'rich' }] });
  });

  test('has its texts read in the order a reader sees them', async ({ room }) => {
    const { body } = await room.post(v2({ type: 17, components: [text('one'), text('two')] }));
    const message = room.discord.messages('world-news').find(({ id }) => id === body['id']);
    expect(message && textOf(message)).toBe('one\ntwo');
    const parts = { author: { name: 'author' }, title: 'title', footer: { text: 'footer' } };
    const fields = [{ name: 'name', value: 'value' }];
    await room.post({ content: 'content', ...embed({ ...parts, fields }) });
    const embedded = room.discord.messages('world-news').at(-1);
    expect(embedded && textOf(embedded)).toBe('content\nauthor\ntitle\nd\nname\nvalue\nfooter');
  });
});
