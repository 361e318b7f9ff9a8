import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
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
