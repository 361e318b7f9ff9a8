import { describe, expect } from 'vitest';
import { test, words } from './asking.ts';
import { button, classic, row, text, V2, v2 } from './bodies.ts';
import { rest } from './rest.ts';

describe('an interaction', () => {
  test('tells the answer back when asked to', async ({ rosa, told, ask }) => {
    const plain = await (await ask()).answer(words('y'), '?with_response=true');
    expect(plain.body).toMatchObject({
      interaction: { response_message_ephemeral: false, response_message_loading: false },
      resource: { type: 4, message: { content: 'y' } },
    });
    expect(plain.headers.get('x-ratelimit-limit')).toBeNull();
    const secret = { type: 4, data: { ...classic(row(button())), flags: 64 } };
    expect((await (await ask()).answer(secret, '?with_response=true')).body).toMatchObject({
      interaction: { response_message_ephemeral: true },
    });
    void rosa.press(rosa.messages('world-news').at(-1)?.id ?? '', 'go');
    const changed = await (await told()).answer({ type: 7, data: { content: 'z' } }, '?with_response=true');
    expect(changed.body).toMatchObject({ resource: { type: 7, message: { content: 'z' } } });
    expect((await (await ask()).answer(words('y'), '?with_response=false')).status).toBe(204);
  });

  test('can be thought about, then answered by editing', async ({ rosa, ask }) => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5, data: { flags: 64 } });
    expect(rosa.messages('world-news').at(-1)?.flags).toBe(64 | 128);
    await webhook('PATCH', '/messages/%40original', { content: 'done' });
    expect(await outcome).toMatchObject({
      kind: 'message',
      message: { content: 'done', visibleTo: rosa.user.id },
    });
  });

  test('can be thought about, then answered by a follow-up that takes its place, and keeps its flags', async ({
    rosa,
    ask,
  }) => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5 });
    const thinking = rosa.messages('world-news').at(-1)?.id;
    await webhook('POST', '', { ...v2(text('done')), flags: V2 });
    expect(await outcome).toMatchObject({ kind: 'message', message: { id: thinking, flags: V2 } });
    const silent = await ask();
    await silent.answer({ type: 4, data: { content: 'x', flags: 4 | 4096 } });
    expect(rosa.messages('world-news').at(-1)).toMatchObject({ flags: 4 | 4096 });
  });

  test('answers only users by default, and nobody where the answer says so', async ({
    discord,
    rosa,
    ask,
  }) => {
    const { answer } = await ask();
    const [role] = Object.values(discord.world.guilds)
      .flatMap(({ roles }) => Object.values(roles))
      .filter(({ mentionable }) => mentionable);
    await answer(words(`<@${rosa.user.id}> @everyone <@&${role?.id}>`));
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

  test('answers a nonce used twice with two follow-ups: it counts for messages of channels alone', async ({
    ask,
  }) => {
    const { answer, webhook } = await ask();
    await answer(words('first'));
    const again = () => webhook('POST', '', { content: 'more', nonce: 'n', enforce_nonce: true });
    expect((await again()).body['id']).not.toBe((await again()).body['id']);
  });

  test('whose "thinking…" is deleted is over, and what follows up is a message of its own', async ({
    rosa,
    ask,
  }) => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5 });
    expect((await webhook('DELETE', '/messages/@original')).status).toBe(204);
    expect(await outcome).toEqual({ kind: 'nothing' });
    const { status, body } = await webhook('POST', '', { content: 'after all' });
    expect([status, rosa.messages('world-news').at(-1)?.id]).toEqual([200, body['id']]);
  });

  test('of a button is answered by a reply to its message, unless that is for one person alone', async ({
    discord,
    rosa,
    told,
    ask,
  }) => {
    for (const [flags, answered] of [
      [0, { type: 19, referenced: true }],
      [64, { type: 0, referenced: false }],
    ] as const) {
      await (await ask()).answer({ type: 4, data: { ...classic(row(button())), flags } });
      const source = rosa.messages('world-news').at(-1)?.id ?? '';
      void rosa.press(source, 'go');
      const pressed = await told();
      await pressed.answer({ type: 4, data: { content: 'pressed', message_reference: { message_id: '1' } } });
      const { id, channelId, referenceId, type } = discord.messages('world-news').at(-1) ?? {};
      expect({ type, referenced: referenceId === source }).toEqual(answered);
      const { body } = await rest(discord, 'GET', `/channels/${channelId}/messages/${id}`);
      expect(Object(body['message_reference']).message_id).toBe(answered.referenced ? source : undefined);
    }
  });

  test('is answered also where the bot may not write', async ({ discord, ask }) => {
    discord.setPermissions('world-news', { member: 'Briefings' }, { deny: ['sendMessages'] });
    const { answer, outcome } = await ask();
    expect((await answer(words('still here'))).status).toBe(204);
    expect(await outcome).toMatchObject({ kind: 'message' });
  });

  test('is answered by a message that says whether a command was typed or chosen in a menu, 20 or 23', async ({
    rosa,
    told,
    ask,
  }) => {
    const typed = await ask();
    await typed.answer(words('read me'));
    expect(rosa.messages('world-news').at(-1)).toMatchObject({ type: 20 });
    void rosa.contextMenu(rosa.messages('world-news').at(-1)?.id ?? '', 'Read');
    const chosen = await told();
    await chosen.answer(words('read'));
    expect(rosa.messages('world-news').at(-1)).toMatchObject({ content: 'read', type: 23 });
  });
});
