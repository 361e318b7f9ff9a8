import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ActError,
  type Actor,
  type LocalDiscord,
  type Outcome,
  startLocalDiscord,
} from '../../src/local-discord/index.ts';
import { identify, type RawGateway } from './raw-gateway.ts';
import { type Json, rest } from './rest.ts';

const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    options: [{ type: 3, name: 'what', description: 'What', autocomplete: true }],
  },
  { name: 'manage', description: 'Manages', default_member_permissions: '32', contexts: [0] },
  { type: 3, name: 'Read' },
];
const MINUTE_MS = 60_000;
const text = (content: string) => ({ type: 4, data: { content } });
const button = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] };

describe('an interaction', () => {
  let discord: LocalDiscord;
  let gateway: RawGateway;
  let rosa: Actor;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    await rest(discord, 'PUT', `/applications/${discord.world.application.id}/commands`, COMMANDS);
    gateway = (await identify(discord)).gateway;
    rosa = discord.as('Rosa');
  });
  afterAll(() => discord.close());

  /** Waits for the bot to be told of an interaction. */
  const told = async () => {
    const { d } = await gateway.next((payload) => payload.t === 'INTERACTION_CREATE');
    const answer = (body: unknown, query = '') =>
      rest(discord, 'POST', `/interactions/${d['id']}/${d['token']}/callback${query}`, body);
    const webhook = (method: string, path: string, body?: unknown) =>
      rest(discord, method, `/webhooks/${d['application_id']}/${d['token']}${path}`, body, {
        authorization: '',
      });
    return { d, answer, webhook };
  };
  const ask = async () => {
    const outcome = rosa.type('world-news', '/ask', { what: 'x' });
    return { outcome, ...(await told()) };
  };

  test('carries what Discord sends along: rights, locales, context and channel', async () => {
    const { d, answer } = await ask();
    expect(d).toMatchObject({
      type: 2,
      context: 0,
      locale: 'es-ES',
      guild_locale: 'en-GB',
      data: { name: 'ask', type: 1, options: [{ type: 3, name: 'what', value: 'x' }] },
      channel: { name: 'world-news' },
      member: { user: { username: 'rosa' } },
    });
    expect(BigInt(String(d['app_permissions'])) & 2048n).toBe(2048n);
    await answer(text('y'));
  });

  test('that nobody answers in 3 seconds has failed, and an answer after that is unknown', async () => {
    const { outcome, answer } = await ask();
    discord.advance(3_000);
    expect(await outcome).toMatchObject({ kind: 'failed' });
    expect(await answer(text('late'))).toMatchObject({ status: 404, body: { code: 10062 } });
  });

  test('that was answered cannot be answered again', async () => {
    const { answer, outcome } = await ask();
    expect((await answer(text('once'))).status).toBe(204);
    expect(await answer(text('twice'))).toMatchObject({ status: 400, body: { code: 40060 } });
    expect(await outcome).toMatchObject({ message: { content: 'once' } });
  });

  test('with another token is unknown', async () => {
    const { d, answer } = await ask();
    const reply = await rest(discord, 'POST', `/interactions/${d['id']}/wrong/callback`, text('x'));
    expect(reply).toMatchObject({ status: 404, body: { code: 10062 } });
    await answer(text('y'));
  });

  test('tells the answer back when asked to', async () => {
    const { answer } = await ask();
    const reply = await answer(text('y'), '?with_response=true');
    expect(reply.body).toMatchObject({
      interaction: { response_message_ephemeral: false },
      resource: { type: 4, message: { content: 'y' } },
    });
  });

  test('can be thought about, then answered by editing', async () => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5, data: { flags: 64 } });
    expect(rosa.messages('world-news').at(-1)?.flags).toBe(64 | 128);
    await webhook('PATCH', '/messages/@original', { content: 'done' });
    expect(await outcome).toMatchObject({
      kind: 'message',
      message: { content: 'done', visibleTo: rosa.user.id },
    });
  });

  test('that is thought about for 15 minutes has failed, and its token is void', async () => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5 });
    discord.advance(15 * MINUTE_MS);
    expect(await outcome).toMatchObject({ kind: 'failed' });
    expect(await webhook('PATCH', '/messages/@original', { content: 'late' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  test('takes follow-ups, which can be read, edited and deleted, for 15 minutes', async () => {
    const { answer, webhook } = await ask();
    expect(await webhook('POST', '', { content: 'early' })).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
    await answer(text('first'));
    const { body } = await webhook('POST', '', { content: 'second', flags: 64 });
    expect((await webhook('GET', `/messages/${body['id']}`)).body).toMatchObject({
      content: 'second',
      flags: 64,
    });
    expect((await webhook('PATCH', `/messages/${body['id']}`, { content: 'third' })).body).toMatchObject({
      content: 'third',
    });
    expect((await webhook('DELETE', `/messages/${body['id']}`)).status).toBe(204);
    expect(await webhook('GET', `/messages/${body['id']}`)).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
    discord.advance(15 * MINUTE_MS);
    expect(await webhook('POST', '', { content: 'x' })).toMatchObject({ status: 401, body: { code: 50027 } });
  });

  test('of a button can change its message at once or later, and nothing else can', async () => {
    const { answer } = await ask();
    expect(await answer({ type: 7, data: { content: 'x' } })).toMatchObject({
      body: { errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } },
    });
    await answer({ type: 4, data: { content: 'a', components: [button] } });
    const message = rosa.messages('world-news').at(-1);
    if (!message) throw new Error('no message');
    const press = async (body: unknown): Promise<[Promise<Outcome>, Awaited<ReturnType<typeof told>>]> => {
      const outcome = rosa.press(message, 'go');
      const next = await told();
      expect((await next.answer(body)).status).toBe(204);
      return [outcome, next];
    };
    const [at] = await press({ type: 7, data: { content: 'b' } });
    expect(await at).toMatchObject({ kind: 'update', message: { id: message.id, content: 'b' } });
    const [later, { webhook }] = await press({ type: 6 });
    await webhook('PATCH', '/messages/@original', { content: 'c', components: [] });
    expect(await later).toMatchObject({ kind: 'update', message: { id: message.id, content: 'c' } });
    await expect(rosa.press(message, 'go')).rejects.toThrow(ActError);
  });

  test('for autocompletion takes choices only, at most 25 of 1 to 100 characters', async () => {
    const choices = rosa.complete('world-news', '/ask', { what: 'x' });
    const { d, answer } = await told();
    expect(d).toMatchObject({ type: 4, data: { options: [{ focused: true, value: 'x' }] } });
    const many = Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` }));
    for (const refused of [
      text('x'),
      { type: 8, data: { choices: many } },
      { type: 8, data: { choices: [{ name: 'x'.repeat(101), value: 'x' }] } },
      { type: 8, data: { choices: [{ name: '', value: 'x' }] } },
      { type: 8, data: { choices: [{ name: 'x', value: 'x'.repeat(101) }] } },
    ])
      expect(await answer(refused)).toMatchObject({ status: 400, body: { code: 50035 } });
    await answer({ type: 8, data: { choices: [{ name: 'X', value: 'x' }] } });
    expect(await choices).toEqual([{ name: 'X', value: 'x' }]);
  });

  test('may open a modal, with text, choice and file, whose submission comes back', async () => {
    const { answer, outcome } = await ask();
    const label = (component: Json) => ({ type: 18, label: 'L', component });
    const data = {
      custom_id: 'form',
      title: 'Form',
      components: [
        label({ type: 4, custom_id: 'title', style: 1, max_length: 10 }),
        label({ type: 3, custom_id: 'kind', options: [{ label: 'One', value: '1' }] }),
        label({ type: 19, custom_id: 'file' }),
      ],
    };
    const six = {
      ...data,
      components: Array.from({ length: 6 }, (_, i) => label({ type: 4, custom_id: `t${i}`, style: 1 })),
    };
    for (const refused of [six, { ...data, title: 'x'.repeat(46) }, { ...data, custom_id: '' }])
      expect(await answer({ type: 9, data: refused })).toMatchObject({ status: 400, body: { code: 50035 } });
    await answer({ type: 9, data });
    const opened = await outcome;
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    await expect(rosa.submit(opened.modal, { title: 'x'.repeat(11) })).rejects.toThrow('1 to 10 characters');
    const sent = rosa.submit(opened.modal, {
      title: 'Hi',
      kind: ['1'],
      file: [{ filename: 'a.md', text: '# A' }],
    });
    const { d, answer: reply } = await told();
    expect(d).toMatchObject({
      type: 5,
      data: {
        custom_id: 'form',
        components: [
          { type: 18, component: { type: 4, value: 'Hi' } },
          { component: { values: ['1'] } },
          { component: { type: 19, values: [expect.any(String)] } },
        ],
      },
    });
    const [file] = Object.values(Object(d['data']).resolved.attachments).map((one) => Object(one));
    expect(await (await fetch(file.url)).text()).toBe('# A');
    expect(await reply({ type: 9, data })).toMatchObject({ status: 400, body: { code: 50035 } });
    await reply(text('thanks'));
    expect(await sent).toMatchObject({ kind: 'message' });
  });

  test('of a message menu brings the message along', async () => {
    const written = discord.as('Milo').say('world-news', 'Rates rose.');
    void rosa.contextMenu(written, 'Read');
    const { d, answer } = await told();
    expect(d).toMatchObject({
      data: {
        type: 3,
        target_id: written.id,
        resolved: { messages: { [written.id]: { content: 'Rates rose.' } } },
      },
    });
    await answer(text('x'));
  });

  test('is not possible for who lacks the permission, where it is not offered, or with what is not there', async () => {
    await expect(rosa.type('world-news', '/manage')).rejects.toThrow('may not use it here');
    await expect(rosa.type('moderators-only', '/ask')).rejects.toThrow('cannot see');
    await expect(rosa.type('world-news', '/none')).rejects.toThrow('is not registered');
    await expect(rosa.type('world-news', '/ask', { who: 'x' })).rejects.toThrow('There are: what.');
    await expect(discord.as('Milo').type(discord.as('Milo').directMessages().id, '/manage')).rejects.toThrow(
      'may not',
    );
    void discord.as('Milo').type('world-news', '/manage');
    await (await told()).answer(text('managed'));
  });

  test('in direct messages has a user and no member', async () => {
    void rosa.type(rosa.directMessages().id, '/ask');
    const { d, answer } = await told();
    expect(d).toMatchObject({ context: 1, user: { username: 'rosa' } });
    expect(d).not.toHaveProperty('member');
    await answer(text('hello'));
  });

  test('answers only users by default, and nobody where the answer says so', async () => {
    const { answer } = await ask();
    await answer(text(`<@${rosa.user.id}> @everyone`));
    expect(rosa.messages('world-news').at(-1)?.pinged).toEqual({
      everyone: false,
      roleIds: [],
      userIds: [rosa.user.id],
    });
    const second = await ask();
    await second.answer({
      type: 4,
      data: { content: `<@${rosa.user.id}>`, allowed_mentions: { parse: [] } },
    });
    expect(rosa.messages('world-news').at(-1)?.pinged.userIds).toEqual([]);
  });
});
