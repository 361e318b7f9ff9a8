import { describe, expect } from 'vitest';
import { createInteractions, type Interaction } from '../../src/local-discord/interactions/interaction.ts';
import { test, words } from './asking.ts';
import { channelId, rest } from './rest.ts';

describe('an interaction', () => {
  test('has a token that is good for its own application alone', async ({ discord, ask }) => {
    const { d, answer } = await ask();
    await answer(words('x'));
    const reply = await rest(discord, 'GET', `/webhooks/1/${d['token']}/messages/@original`);
    expect(reply).toMatchObject({ status: 404, body: { code: 10015 } });
  });

  test('with another token is unknown', async ({ discord, ask }) => {
    const { d, answer } = await ask();
    const reply = await rest(discord, 'POST', `/interactions/${d['id']}/wrong/callback`, words('x'));
    expect(reply).toMatchObject({ status: 404, body: { code: 10062 } });
    await answer(words('y'));
  });

  test('that was answered cannot be answered again', async ({ ask }) => {
    const { answer, outcome } = await ask();
    expect((await answer(words('once'))).status).toBe(204);
    expect(await answer(words('twice'))).toMatchObject({ status: 400, body: { code: 40060 } });
    expect(await outcome).toMatchObject({ message: { content: 'once' } });
  });

  test('is forgotten with a reset: what is thought about then is said nowhere', async ({ discord, ask }) => {
    const [late, thinking] = [await ask(), await ask()];
    await thinking.answer({ type: 5 });
    discord.reset();
    expect(await late.answer(words('late'))).toMatchObject({ status: 404, body: { code: 10062 } });
    expect(await thinking.webhook('PATCH', '/messages/@original', { content: 'late' })).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
    discord.advance(900_000);
    expect([await late.outcome, await thinking.outcome]).toMatchObject([
      { kind: 'failed' },
      { kind: 'failed' },
    ]);
  });

  test('gives its token no hold over messages that are not its own', async ({ discord, rosa, ask }) => {
    const first = await ask();
    await first.answer(words('mine'));
    const { body: others } = await first.webhook('GET', '/messages/@original');
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    const { body: plain } = await rest(discord, 'POST', path, { content: 'plain' });
    const { answer, webhook } = await ask();
    await answer(words('second'));
    for (const { id } of [others, plain])
      for (const [method, body] of [['GET'], ['PATCH', { content: 'taken over' }], ['DELETE']] as const)
        expect(await webhook(method, `/messages/${id}`, body)).toMatchObject({
          status: 404,
          body: { code: 10008 },
        });
    const left = rosa.messages('world-news').map(({ content }) => content);
    expect(left.slice(-3)).toEqual(['mine', 'plain', 'second']);
  });
});

test('of interactions the last so many are remembered, by id and by token', () => {
  const kept = createInteractions(2);
  const begun = (id: string): Interaction => ({
    id,
    token: `token ${id}`,
    type: 2,
    userId: '1',
    guildId: null,
    channelId: '1',
    createdAt: 0,
    command: null,
    sourceMessageId: null,
    openedBy: null,
    state: 'waiting',
    originalId: null,
    modal: null,
    refused: null,
    outcome: Promise.withResolvers(),
  });
  for (const id of ['1', '2', '3']) kept.add(begun(id));
  expect(['1', '2', '3'].map((id) => kept.byId(id)?.id)).toEqual([undefined, '2', '3']);
  expect(['1', '2', '3'].map((id) => kept.byToken(`token ${id}`)?.id)).toEqual([undefined, '2', '3']);
});
