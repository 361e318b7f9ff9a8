import { expect, test } from 'vitest';
import { buttonsOf, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';

const NEWS = 'The Reading Room/world-news';

/** Two bots of one account, each told of everything, that share what is remembered. */
async function startFleet() {
  const first = await startRunning();
  const second = await startRunning({
    on: first.discord,
    parts: (parts) => ({ ...parts, storage: first.storage }),
  });
  return { discord: first.discord, storage: first.storage, logs: [first.log, second.log] };
}

test('with several processes a command is answered once, done once, and nobody is alarmed', async () => {
  const { discord, storage, logs } = await startFleet();
  const milo = discord.as('Milo');
  const answer = messageOf(await milo.type(NEWS, '/explain', { query: 'western sanctions' }));
  expect(textOf(answer)).toContain('punitive measures');
  expect(discord.messages(NEWS)).toHaveLength(1);

  const subscribed = messageOf(await milo.type(NEWS, '/subscribe', { time: '08:00' }));
  expect(await storage.subscriptions.all()).toHaveLength(1);
  await milo.press(subscribed, 'Undo');
  expect(await storage.subscriptions.all()).toHaveLength(0);

  await milo.type(NEWS, '/subscribe');
  const list = messageOf(await milo.type(NEWS, '/subscriptions'));
  const test = buttonsOf(list).find(({ label }) => label === 'Test');
  await milo.press(list, test?.custom_id ?? '');
  await discord.until(() => (refusals(discord).length === 5 ? true : undefined));
  const tests = discord.messages(NEWS).filter((message) => textOf(message).includes('A test:'));
  expect(tests).toHaveLength(1);
  for (const log of logs) expect(log.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
});

test('whichever process answers a press on Unsubscribe says that it is done, also when the other one did it', async () => {
  const { discord, storage } = await startRunning();
  const { subscriptions } = storage;
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe');
  const list = messageOf(await milo.type(NEWS, '/subscriptions'));
  // The second looks only when the first has ended it and is about to say so.
  const inChannel = async (channelId: string) => {
    await expect.poll(() => discord.faults()).toEqual([]);
    return subscriptions.inChannel(channelId);
  };
  await startRunning({
    on: discord,
    parts: (parts) => ({ ...parts, storage: { ...storage, subscriptions: { ...subscriptions, inChannel } } }),
  });
  discord.fault({ path: '/callback$', times: 1, effect: { kind: 'late', ms: 2000 } });
  const ended = messageOf(await milo.press(list, 'Unsubscribe'));
  expect(textOf(ended)).toContain('**Unsubscribed.**');
  expect(await subscriptions.all()).toEqual([]);
});

/** Answers that came second. */
const refusals = (discord: Awaited<ReturnType<typeof startFleet>>['discord']) =>
  discord
    .traffic()
    .filter((entry) => entry.kind === 'rest' && entry.path.includes('/callback') && entry.status === 400);
