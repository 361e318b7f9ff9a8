import { expect } from 'vitest';
import { CHANNEL } from '../../src/local-discord/index.ts';
import { withFile } from './bodies.ts';
import { bot, refused, test } from './posting.ts';
import { channelId, rest } from './rest.ts';

test('a forum takes posts, not messages: 40058', async ({ post, postThread }) => {
  expect(await post('questions')).toMatchObject(refused(400, 40058));
  const made = await postThread('questions', { name: 'Why?', message: { content: 'x' } });
  expect(made).toMatchObject({ status: 201, body: { name: 'Why?', message: { content: 'x' } } });
  expect(made.body['id']).toBe(Object(made.body['message']).id);
});

test('a forum that demands a tag: 40067 without, 40066 when only moderators have one', async ({
  discord,
  postThread,
}) => {
  const guild = 'The Reading Room';
  const tagged = discord.addChannel(guild, 'tagged', {
    type: CHANNEL.forum,
    tags: [{ name: 'A' }],
    requireTag: true,
  });
  const body = { name: 'P', message: { content: 'x' } };
  expect(await postThread('tagged', body)).toMatchObject(refused(400, 40067));
  const tags = tagged.tags.map(({ id }) => id);
  expect((await postThread('tagged', { ...body, applied_tags: tags })).body).toMatchObject({
    applied_tags: tags,
  });
  const unknown = await postThread('tagged', { ...body, applied_tags: ['1'] });
  expect(unknown.body).toMatchObject({ errors: { applied_tags: { 0: expect.anything() } } });
  const many = await postThread('tagged', { ...body, applied_tags: Array(6).fill(tags[0]) });
  expect(many.body).toMatchObject({ errors: { applied_tags: { _errors: expect.anything() } } });
  discord.addChannel(guild, 'moderated', {
    type: CHANNEL.forum,
    tags: [{ name: 'A', moderated: true }],
    requireTag: true,
  });
  expect(await postThread('moderated', body)).toMatchObject(refused(400, 40066));
  const [moderated] = discord.addChannel(guild, 'half', {
    type: CHANNEL.forum,
    tags: [{ name: 'A', moderated: true }, { name: 'B' }],
  }).tags;
  const chosen = { ...body, applied_tags: [moderated?.id] };
  expect((await postThread('half', chosen)).body).toMatchObject({ applied_tags: [] });
  discord.setPermissions('half', bot, { allow: ['manageThreads'] });
  expect((await postThread('half', chosen)).body).toMatchObject({ applied_tags: [moderated?.id] });
});

test('a forum post needs leave to send, and no more, and a name of at most 100', async ({
  discord,
  postThread,
}) => {
  expect(await postThread('questions', { name: 'x'.repeat(101), message: { content: 'x' } })).toMatchObject(
    refused(400, 50035),
  );
  discord.setPermissions('questions', bot, { deny: ['createPublicThreads'] });
  expect((await postThread('questions', { name: 'P', message: { content: 'x' } })).status).toBe(201);
  discord.setPermissions('questions', bot, { deny: ['sendMessages'] });
  expect(await postThread('questions', { name: 'P', message: { content: 'x' } })).toMatchObject(
    refused(403, 50013),
  );
  expect(await postThread('world-news', { name: 'P', message: { content: 'x' } })).toMatchObject(
    refused(400, 50024),
  );
});

test('files in a post, or brought by an edit, without leave to attach: 50013', async ({
  discord,
  post,
  postThread,
}) => {
  const { body } = await post('world-news');
  for (const channel of ['questions', 'world-news'])
    discord.setPermissions(channel, bot, { deny: ['attachFiles'] });
  const edit = `/channels/${channelId(discord, 'world-news')}/messages/${body['id']}`;
  expect(await rest(discord, 'PATCH', edit, withFile({}))).toMatchObject(refused(403, 50013));
  const posted = withFile({ name: 'P', message: { content: 'x' } });
  expect(await postThread('questions', posted)).toMatchObject(refused(403, 50013));
});

test('a post that is refused leaves no thread behind', async ({ discord, postThread }) => {
  const threads = () => Object.values(discord.world.channels).filter(({ thread }) => thread).length;
  const before = threads();
  const shown = { type: 13, file: { url: 'attachment://none.txt' } };
  const message = { flags: 1 << 15, components: [shown] };
  expect(await postThread('questions', { name: 'Why?', message })).toMatchObject(refused(400, 50035));
  expect(threads()).toBe(before);
});

test('closed posts of a forum are listed, the last closed first, a page at a time, to whoever may read its history', async ({
  discord,
  postThread,
}) => {
  const made: string[] = [];
  for (const name of ['one', 'two', 'three'])
    made.push(String((await postThread('questions', { name, message: { content: 'x' } })).body['id']));
  for (const name of ['two', 'one']) {
    discord.advance(1000);
    discord.editThread(name, { archived: true });
  }
  const path = `/channels/${channelId(discord, 'questions')}/threads/archived/public`;
  const { body } = await rest(discord, 'GET', path);
  const threads = body['threads'] as { id: string; thread_metadata: { archive_timestamp: string } }[];
  expect([threads.map(({ id }) => id), body['has_more']]).toEqual([[made[0], made[1]], false]);
  expect((await rest(discord, 'GET', `${path}?limit=2`)).body['has_more']).toBe(false);
  discord.editThread('three', { archived: true });
  expect((await rest(discord, 'GET', `${path}?limit=2`)).body).toMatchObject({
    threads: [{ id: made[2] }, { id: made[0] }],
    has_more: true,
  });
  discord.editThread('Yesterday in general', { archived: true });
  expect((await rest(discord, 'GET', path)).body['threads']).toHaveLength(3);
  const before = encodeURIComponent(threads[0]?.thread_metadata.archive_timestamp ?? '');
  expect((await rest(discord, 'GET', `${path}?before=${before}`)).body).toMatchObject({
    threads: [{ id: made[1] }],
  });
  discord.setPermissions('questions', bot, { deny: ['readMessageHistory'] });
  expect(await rest(discord, 'GET', path)).toMatchObject(refused(403, 50013));
});

test('a forum post counts its replies: not what it begins with, and those deleted only among all that were sent', async ({
  discord,
  postThread,
}) => {
  const { body } = await postThread('questions', { name: 'Why?', message: { content: 'x' } });
  const messages = `/channels/${body['id']}/messages`;
  await rest(discord, 'POST', messages, { content: 'because' });
  const second = await rest(discord, 'POST', messages, { content: 'or so' });
  await rest(discord, 'DELETE', `${messages}/${second.body['id']}`);
  expect((await rest(discord, 'GET', `/channels/${body['id']}`)).body).toMatchObject({
    message_count: 1,
    total_message_sent: 2,
  });
});
