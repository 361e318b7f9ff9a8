import { expect, test } from 'vitest';
import { buttonsOf, type Message, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';
import { ASKED, PAUSE, subscribe, wishOf } from '../support/some-subscription.ts';

const NEWS = 'The Reading Room/world-news';
const THREAD = 'Yesterday in general';

const labels = (message: Message) => buttonsOf(message).map(({ label }) => label);

test('/subscriptions lists each with its state, and tests, pauses and resumes it', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  expect(textOf(messageOf(await milo.type(NEWS, '/subscriptions')))).toContain('No channel of this server');
  for (const channel of [NEWS, 'announcements', 'questions', THREAD])
    await milo.type(NEWS, '/subscribe', { channel });
  let list = messageOf(await milo.type(NEWS, '/subscriptions'));
  expect(textOf(list)).toContain('Subscriptions of this server (4)');
  expect(labels(list).filter((label) => label === 'Pause')).toHaveLength(4);

  const idOf = (label: string) => buttonsOf(list).find((button) => button.label === label)?.custom_id ?? '';
  list = messageOf(await milo.press(list, idOf('Test')));
  expect(textOf(list)).toMatch(/A test was posted in <#\d+>/);
  expect(textOf(discord.messages(NEWS).at(-1) as Message)).toBe(
    'A test: this is where new briefings are posted.',
  );
  const tests = discord.messages(NEWS).length;
  list = messageOf(await milo.press(list, idOf('Test')));
  expect(discord.messages(NEWS)).toHaveLength(tests + 1);
  list = messageOf(await milo.press(list, idOf('Pause')));
  expect(textOf(list)).toMatch(/⏸️ \*\*Paused\*\*: <@\d+> paused it\./);
  discord.setPermissions(NEWS, { role: 'Briefings' }, { deny: ['viewChannel'] });
  await discord.until(() => true);
  list = messageOf(await milo.press(list, idOf('Resume')));
  discord.setPermissions(NEWS, { role: 'Briefings' }, {});
  list = messageOf(await milo.press(list, idOf('Resume')));
  expect((await storage.subscriptions.all()).every(({ pause }) => !pause)).toBe(true);
});

test('/subscriptions names what the bot lacks before a post is due, and no longer once it is granted', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  for (const channel of [NEWS, 'questions', THREAD]) await milo.type(NEWS, '/subscribe', { channel });
  const listed = async () => textOf(messageOf(await milo.type(NEWS, '/subscriptions')));
  expect(await listed()).not.toContain('⚠️');
  discord.setPermissions(NEWS, { role: 'Briefings' }, { deny: ['sendMessages'] });
  discord.editThread(THREAD, { locked: true });
  await expect.poll(listed).toMatch(/⚠️ As things are it cannot be posted: The thread is locked\. Unlock it/);
  expect(await listed()).toMatch(
    /⚠️ As things are it cannot be posted: I lack \*\*Send Messages\*\* there\. Open the settings of <#\d+>/,
  );
  expect((await listed()).match(/⚠️/g)).toHaveLength(2);
  // What is paused says why, and not what would keep it from being posted as well.
  await milo.press(messageOf(await milo.type(NEWS, '/subscriptions')), 'Pause');
  expect(await listed()).not.toContain('I lack **Send Messages**');
  discord.setPermissions(NEWS, { role: 'Briefings' }, {});
  discord.editThread(THREAD, { locked: false });
  await expect.poll(listed).not.toContain('⚠️');
});

test('/subscriptions ends one at a press, leads back to the others, and undoes it', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  for (const channel of [NEWS, 'questions']) await milo.type(NEWS, '/subscribe', { channel, time: '08:00' });
  const before = await storage.subscriptions.all();
  const list = messageOf(await milo.type(NEWS, '/subscriptions'));
  const ended = messageOf(await milo.press(list, 'Unsubscribe'));
  expect(textOf(ended)).toMatch(/^\*\*Unsubscribed\.\*\* Nothing is posted in <#\d+> any more\.$/);
  expect(labels(ended)).toEqual(['Undo', 'Back to the list']);
  expect(await storage.subscriptions.all()).toHaveLength(1);
  const others = messageOf(await milo.press(ended, 'Back to the list'));
  expect(textOf(others)).toContain('Subscriptions of this server (1)');
  const last = messageOf(await milo.press(others, 'Unsubscribe'));
  expect(await storage.subscriptions.all()).toEqual([]);
  expect(textOf(messageOf(await milo.press(last, 'Undo')))).toContain('**Undone.** Each new briefing');
  expect(before).toContainEqual((await storage.subscriptions.all())[0]);
});

test('whoever presses Unsubscribe twice may still undo it', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe');
  const list = messageOf(await milo.type(NEWS, '/subscriptions'));
  await Promise.all([milo.press(list, 'Unsubscribe'), milo.press(list, 'Unsubscribe')]);
  expect(labels(list)).toEqual(['Undo', 'Back to the list']);
  await milo.press(list, 'Undo');
  expect(await storage.subscriptions.all()).toHaveLength(1);
});

test('a test says what Discord has against it, and works in a thread that is closed as posts do', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  const list = messageOf(await milo.type(NEWS, '/subscribe').then(() => milo.type(NEWS, '/subscriptions')));
  const tested = async () => textOf(messageOf(await milo.press(list, 'Test')));
  const posts = { method: 'POST', path: '/messages$', times: 1 };
  const refuse = { kind: 'refuse', status: 403, code: 50013, message: 'Missing Permissions' } as const;
  discord.fault({ ...posts, effect: refuse });
  expect(await tested()).toMatch(/^❌ <#\d+>: Discord does not let me post there\. Check in its settings/);
  discord.fault({ ...posts, effect: { kind: 'status', status: 500 } });
  expect(await tested()).toMatch(/^❌ <#\d+>: Discord does not answer for it just now\. Please try again/);
  await milo.type(NEWS, '/unsubscribe');
  await milo.type(NEWS, '/subscribe', { channel: THREAD });
  discord.editThread(THREAD, { archived: true });
  const threads = messageOf(await milo.type(NEWS, '/subscriptions'));
  expect(textOf(messageOf(await milo.press(threads, 'Test')))).toMatch(/^✅ A test was posted in/);
});

test('among many subscriptions those that need mending come first, however many others were made before them', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  for (let at = 0; at < 6; at += 1) {
    const { name } = discord.addChannel('The Reading Room', `channel-${at}`);
    await milo.type(NEWS, '/subscribe', { channel: name ?? '' });
  }
  await milo.type(NEWS, '/subscribe', { channel: 'general' });
  await milo.type(NEWS, '/subscribe');
  const ids = (await storage.subscriptions.all()).map(({ channelId }) => channelId);
  discord.setPermissions(NEWS, { role: 'Briefings' }, { deny: ['sendMessages'] });
  const listed = async () =>
    [...textOf(messageOf(await milo.type(NEWS, '/subscriptions'))).matchAll(/is posted in <#(\d+)>/g)].map(
      ([, id]) => id,
    );
  await expect.poll(listed).toEqual([ids[7], ...ids.slice(0, 4)]);
  const stopped = (await storage.subscriptions.all())[6] ?? expect.fail();
  await storage.subscriptions.pause(stopped.id, PAUSE, discord.now());
  expect(await listed()).toEqual([ids[6], ids[7], ...ids.slice(0, 3)]);
  await storage.subscriptions.resume(stopped.id, discord.now());
  await storage.subscriptions.pause(stopped.id, ASKED, discord.now());
  expect(await listed()).toEqual([ids[7], ...ids.slice(0, 4)]);
});

test('/unsubscribe where nothing is posted names channels that are subscribed, and how many more there are', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const said = async () => textOf(messageOf(await milo.type(NEWS, '/unsubscribe')));
  expect(await said()).toMatch(/^<#\d+> is not subscribed, and no other channel of this server is\./);
  const guildId =
    Object.values(discord.world.channels).find(({ name }) => name === 'world-news')?.guildId ?? '';
  for (let at = 0; at < 22; at += 1)
    await subscribe(storage.subscriptions, wishOf(`145765989089289900${at}`, { guildId }), `c${at}`, at);
  expect(await said()).toMatch(
    /^<#\d+> is not subscribed\. These channels are: (?:<#\d+>, ){19}<#\d+> and 2 more\. Choose one/,
  );
});

test('in a forum a test posts nothing; a channel that has become one since is to be subscribed once more', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  await milo.type(NEWS, '/subscribe', { channel: 'questions' });
  const list = messageOf(await milo.type(NEWS, '/subscriptions'));
  const threads = () => Object.values(discord.world.channels).length;
  const before = threads();
  await milo.press(list, 'Test');
  expect(textOf(list)).toMatch(/^✅ I may post in <#\d+>\./);
  expect(threads()).toBe(before);
  const [forum] = await storage.subscriptions.all();
  const text = { ...(forum ?? expect.fail()), channelKind: 'text' } as const;
  await subscribe(storage.subscriptions, text, 'as it was', discord.now());
  await milo.press(list, 'Test');
  expect(textOf(list)).toMatch(
    /^❌ <#\d+>: The channel is of another kind than when it was subscribed\. Use `\/subscribe channel:`<#\d+> once more\./,
  );
});

test('/subscriptions has every subscription on one of its pages, however many there are and however long their topics', async () => {
  const { discord, storage } = await startRunning();
  const topics = Array.from({ length: 10 }, (_, i) => `*${i} `.padEnd(50, 'topic* '));
  const names = Array.from({ length: 12 }, (_, i) => `channel-${i}`);
  const ids = names.map((name) => discord.addChannel('The Reading Room', name).id);
  const { id: guildId } = discord.world.guilds[Object.keys(discord.world.guilds)[0] ?? ''] ?? expect.fail();
  for (const [at, channelId] of ids.entries())
    await subscribe(
      storage.subscriptions,
      {
        guildId,
        channelId,
        channelKind: 'text',
        subscribedBy: discord.world.application.ownerId,
        timeZone: 'UTC',
        topics: at < 6 ? topics : [],
        crosspost: false,
      },
      `change ${at}`,
      at,
    );
  const milo = discord.as('Milo');
  let page = messageOf(await milo.type(NEWS, '/subscriptions'));
  let all = textOf(page);
  for (
    let more = 0;
    more < 9 && buttonsOf(page).some(({ label, disabled }) => label === 'Next ▶' && !disabled);
    more += 1
  ) {
    page = messageOf(await milo.press(page, 'Next ▶'));
    all += textOf(page);
  }
  for (const id of ids) expect(all.split(`<#${id}>`)).toHaveLength(2);
  // A page that is no more becomes the last there is.
  for (const id of ids.slice(1)) await storage.subscriptions.unsubscribe(id, `${id} ended`, discord.now());
  expect(textOf(messageOf(await milo.press(page, '◀ Back')))).toContain(`<#${ids[0]}>`);
});
