import { expect, test } from 'vitest';
import { CHANNEL, textOf } from '../../src/local-discord/index.ts';
import { localDiscord } from '../support/local-discord.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';

const THREAD = 'Yesterday in general';

test.each([
  [
    'that Discord does not show to the bot is told what to allow',
    403,
    /^I cannot see <#\d+>\. Open its settings/,
  ],
  [
    'of which Discord says nothing just now is told nothing of permissions',
    500,
    /^Discord does not answer for <#\d+>/,
  ],
])('whoever subscribes a thread %s', async (_, status, said) => {
  const discord = await localDiscord();
  // Of a thread that was closed before it came the bot knows nothing.
  discord.editThread(THREAD, { archived: true });
  const { storage } = await startRunning({ on: discord });
  const effect =
    status === 500
      ? ({ kind: 'status', status } as const)
      : ({ kind: 'refuse', status, code: 50001, message: 'Missing Access' } as const);
  discord.fault({ method: 'GET', path: '^/channels/\\d+$', times: 9, effect });
  const subscribed = () => discord.as('Milo').type(THREAD, '/subscribe');
  expect(textOf(messageOf(await subscribed()))).toMatch(said);
  expect(await storage.subscriptions.all()).toEqual([]);
  discord.clearFaults();
  expect(textOf(messageOf(await subscribed()))).toContain('Each new briefing is posted in');
});

test('a private thread that the bot is not in is not subscribed, and how to let it in is said', async () => {
  const { discord, storage } = await startRunning();
  const general = Object.values(discord.world.channels).find(({ name }) => name === 'general');
  const milo = discord.as('Milo');
  const { id } = discord.addChannel('The Reading Room', 'secret', {
    type: CHANNEL.privateThread,
    parentId: general?.id ?? '',
    threadOwnerId: milo.user.id,
  });
  const subscribed = async () =>
    textOf(messageOf(await milo.type('The Reading Room/general', '/subscribe', { channel: 'secret' })));
  expect(await subscribed()).toMatch(/^I cannot see <#\d+>.*to add me to a private thread, mention me in it/);
  expect(await storage.subscriptions.all()).toEqual([]);
  discord.world.channels[id]?.thread?.memberIds.push(discord.world.botId);
  expect(await subscribed()).toContain('Each new briefing is posted in');
});
