import { describe, expect } from 'vitest';
import { CHANNEL } from '../../src/local-discord/index.ts';
import { test } from './asking.ts';
import { button, classic, row } from './bodies.ts';
import { look } from './page-api.ts';
import { identify } from './raw-gateway.ts';
import { channelId } from './rest.ts';

describe('an interaction', () => {
  test('that is answered privately is told to the person alone, not to the bot’s own gateway', async ({
    discord,
    rosa,
    ask,
  }) => {
    const { gateway } = await identify(discord, { intents: 1 << 9 });
    const { answer, webhook } = await ask();
    await answer({ type: 4, data: { content: 'for you', flags: 64 } });
    await webhook('PATCH', '/messages/@original', { content: 'for you alone' });
    const last = () => discord.world.channels[channelId(discord, 'world-news')]?.lastMessageId;
    expect(last()).not.toBe(rosa.messages('world-news').at(-1)?.id);
    await webhook('DELETE', '/messages/@original');
    const { id } = rosa.say('world-news', 'for all');
    const next = await gateway.next(({ t }) => Boolean(t?.startsWith('MESSAGE_')));
    expect(next).toMatchObject({ t: 'MESSAGE_CREATE', d: { id } });
    expect(last()).toBe(id);
    gateway.close(1000);
    await gateway.closed;
  });

  test('deferred takes no flag but the private one, and stays as private as it began', async ({
    rosa,
    ask,
  }) => {
    const loud = await ask();
    await loud.answer({ type: 5, data: { flags: 1 << 15 } });
    expect(rosa.messages('world-news').at(-1)?.flags).toBe(128);
    const edit = await loud.webhook('PATCH', '/messages/@original', { content: 'x', flags: 64 });
    expect(edit.body).toMatchObject({ flags: 0 });
    const quiet = await ask();
    await quiet.answer({ type: 5, data: { flags: 64 } });
    const later = await quiet.webhook('PATCH', '/messages/@original', { content: 'y', flags: 0 });
    expect(later.body).toMatchObject({ flags: 64 });
  });
});

describe('a person', () => {
  test('does not see what was answered to another alone', async ({ discord, rosa, told, ask }) => {
    const { answer } = await ask();
    await answer({ type: 4, data: { ...classic(row(button())), flags: 64 } });
    const id = rosa.messages('world-news').at(-1)?.id ?? '';
    const milo = discord.as('Milo');
    expect(milo.messages('world-news').map((message) => message.id)).not.toContain(id);
    await expect(milo.press(id, 'go')).rejects.toThrow(`no message ${id} that this person can see`);
    const { id: thread } = discord.addChannel('The Reading Room', 'quiet', {
      type: CHANNEL.publicThread,
      parentId: channelId(discord, 'world-news'),
      threadOwnerId: rosa.user.id,
    });
    void rosa.type(thread, '/ask');
    await (await told()).answer({ type: 4, data: { content: 'a secret', flags: 64 } });
    expect(JSON.stringify(await look(discord, 'home?as=Milo'))).not.toContain('a secret');
    rosa.remove(id);
    expect(rosa.messages('world-news').map((message) => message.id)).not.toContain(id);
  });
});
