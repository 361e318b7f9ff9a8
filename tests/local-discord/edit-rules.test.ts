import { describe, expect } from 'vitest';
import type { LocalDiscord } from '../../src/local-discord/index.ts';
import { test as asking } from './asking.ts';
import { embed, text, v2, withFile } from './bodies.ts';
import { bot, test as posting, refused } from './posting.ts';
import { channelId, type Json, rest } from './rest.ts';

const SUPPRESS_EMBEDS = 4;

const messagesOf = (discord: LocalDiscord, channel = 'world-news') =>
  `/channels/${channelId(discord, channel)}/messages`;

/** `posted` posts a body and gives the path of the message made; `edit` changes what is at a path. */
const test = posting
  .extend('posted', ({ discord, post }) => async (body: unknown, channel = 'world-news') => {
    const { id } = (await post(channel, body)).body;
    return `${messagesOf(discord, channel)}/${id}`;
  })
  .extend(
    'edit',
    ({ discord }) =>
      (path: string, body: unknown) =>
        rest(discord, 'PATCH', path, body),
  );

describe('an edit', () => {
  test.for<[string, Json, Json]>([
    ['text', { content: 'x' }, { content: ' ' }],
    ['embeds', embed({}), { embeds: [] }],
    ['Components V2', v2(text('x')), { components: [] }],
    ['text and embeds', { content: 'x', ...embed({}) }, { content: '', embeds: null }],
  ])('cannot empty a message of %s: 50006', async ([_, body, emptied], { discord, posted, edit }) => {
    const path = await posted(body);
    const before = (await rest(discord, 'GET', path)).body;
    expect(await edit(path, emptied)).toMatchObject(refused(400, 50006));
    expect((await rest(discord, 'GET', path)).body).toEqual(before);
  });

  test('cannot take away the last attachment, but can take the text beside it', async ({ posted, edit }) => {
    const path = await posted(withFile({ content: 'x' }));
    expect((await edit(path, { content: '' })).status).toBe(200);
    expect(await edit(path, { attachments: [] })).toMatchObject(refused(400, 50006));
    expect((await edit(path, withFile({ attachments: [{ id: '0' }] }))).status).toBe(200);
  });

  test('cannot have more than ten attachments: 30015', async ({ posted, edit }) => {
    const files = (count: number) => {
      const form = withFile({ content: 'x' });
      for (let i = 1; i < count; i += 1) form.set(`files[${i}]`, new File(['a'], `${i}.txt`));
      return form;
    };
    const path = await posted(files(9));
    expect((await edit(path, files(1))).status).toBe(200);
    expect(await edit(path, files(1))).toMatchObject(refused(400, 30015));
  });

  test('keeps the attachments it lists, or all when it lists none, beside those it brings', async ({
    discord,
    posted,
    edit,
  }) => {
    const path = await posted(withFile({ content: 'x', attachments: [{ id: '0', filename: 'b.txt' }] }));
    const names = async (body: unknown) =>
      Object.values(Object((await edit(path, body)).body['attachments'])).map((one) => Object(one).filename);
    expect(await names({ content: 'y' })).toEqual(['b.txt']);
    expect(await names(withFile({ content: 'y' }))).toEqual(['b.txt', 'a.txt']);
    const [, { id } = { id: '' }] = discord.messages('world-news')[0]?.attachments ?? [];
    expect(await names({ attachments: [{ id }] })).toEqual(['a.txt']);
    const shown = v2({ type: 13, file: { url: 'attachment://a.txt' } });
    expect((await edit(path, { ...shown, content: null })).status).toBe(200);
  });

  test('cannot bring an empty embed', async ({ posted, edit }) => {
    const answer = await edit(await posted({ content: 'x' }), { embeds: [{}] });
    expect(answer).toMatchObject(refused(400, 50035));
    expect(answer.body).toHaveProperty('errors.embeds.0.description._errors.0.code', 'BASE_TYPE_REQUIRED');
    for (const one of [{ author: { name: 'Rosa' } }, { footer: { text: 'of today' } }])
      expect((await edit(await posted({ content: 'x' }), { embeds: [one] })).status).toBe(200);
  });

  test('loses its embeds where the bot may not embed links, and so does a forum post', async ({
    discord,
    posted,
    edit,
  }) => {
    const path = await posted({ content: 'x' });
    for (const channel of ['world-news', 'questions'])
      discord.setPermissions(channel, bot, { deny: ['embedLinks'] });
    expect(await edit(path, embed({}))).toMatchObject({ status: 200, body: { content: 'x', embeds: [] } });
    const threads = `/channels/${channelId(discord, 'questions')}/threads`;
    const post = { name: 'Post', message: { content: 'x', ...embed({}) } };
    expect((await rest(discord, 'POST', threads, post)).body).toMatchObject({ message: { embeds: [] } });
  });

  test('keeps suppressed embeds suppressed unless it says otherwise', async ({ posted, edit }) => {
    const path = await posted({ content: 'x', flags: SUPPRESS_EMBEDS });
    expect((await edit(path, { content: 'y' })).body).toMatchObject({ flags: SUPPRESS_EMBEDS });
    expect((await edit(path, { flags: 0 })).body).toMatchObject({ flags: 0 });
  });

  test('that is refused is none of the three an hour of a published message', async ({
    discord,
    posted,
    edit,
  }) => {
    const path = await posted({ content: 'x' }, 'announcements');
    await rest(discord, 'POST', `${path}/crosspost`);
    for (const wrong of [{ content: 'x'.repeat(2001) }, { content: '' }, { attachments: [{ id: '9' }] }])
      expect((await edit(path, wrong)).status).toBe(400);
    for (const content of ['1', '2', '3']) expect((await edit(path, { content })).status).toBe(200);
    expect(await edit(path, { content: '4' })).toMatchObject(refused(429, 20022));
  });
});

describe('a reply', () => {
  test('to a message that is not there is refused, or sent as an ordinary one where it says so', async ({
    discord,
  }) => {
    const path = messagesOf(discord);
    const reply = (parts: Json = {}) =>
      rest(discord, 'POST', path, { content: 'x', message_reference: { message_id: '1', ...parts } });
    const strict = await reply();
    expect(strict).toMatchObject(refused(400, 50035));
    expect(strict.body).toHaveProperty('errors.message_reference._errors.0.code');
    expect((await reply({ fail_if_not_exists: false })).body).toMatchObject({ type: 0, content: 'x' });
    expect(discord.messages('world-news')).toMatchObject([{ referenceId: null }]);
  });
});

asking('on an ephemeral message there is no public reply', async ({ discord, ask }) => {
  const { answer, webhook } = await ask();
  await answer({ type: 4, data: { content: 'for you', flags: 64 } });
  const id = (await webhook('GET', '/messages/@original')).body['id'];
  const path = messagesOf(discord);
  expect(await rest(discord, 'GET', `${path}/${id}`)).toMatchObject(refused(404, 10008));
  expect(
    await rest(discord, 'POST', path, { content: 'x', message_reference: { message_id: id } }),
  ).toMatchObject(refused(400, 50035));
});
