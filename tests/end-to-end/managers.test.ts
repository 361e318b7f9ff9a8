import { expect, test } from 'vitest';
import { buttonsOf, textOf } from '../../src/local-discord/index.ts';
import { localDiscord } from '../support/local-discord.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

const NEWS = 'The Reading Room/world-news';
const GENERAL = 'The Reading Room/general';
const THREAD = 'Yesterday in general';
const MANAGE_SERVER = 1n << 5n;

test('whoever may manage the server may subscribe its channels, without a right in any of them', async () => {
  const { discord } = await startRunning();
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  discord.addMember('The Reading Room', 'Rosa', ['News readers']);
  const roles = Object.values(discord.world.guilds).flatMap((guild) => Object.values(guild.roles));
  for (const role of roles)
    if (role.name === 'News readers') role.permissions = String(BigInt(role.permissions) | MANAGE_SERVER);
  const said = textOf(messageOf(await discord.as('Rosa').type(NEWS, '/subscribe', { channel: GENERAL })));
  expect(said).toContain('**Subscribed.**');
});

test('a button about another channel asks for the right there when it is pressed', async () => {
  const { discord, storage } = await startRunning();
  const rosa = discord.as('Rosa');
  for (const channel of [NEWS, GENERAL])
    discord.setPermissions(channel, { member: 'Rosa' }, { allow: ['manageChannels'] });
  const reply = messageOf(await rosa.type(NEWS, '/subscribe', { channel: GENERAL }));
  discord.setPermissions(GENERAL, { member: 'Rosa' }, { deny: ['manageChannels'] });
  expect(textOf(messageOf(await rosa.press(reply, 'Undo')))).toContain('Only people with');
  expect(await storage.subscriptions.all()).toHaveLength(1);
});

test('from a thread that the bot does not know nobody gets a right that they have in its channel alone', async () => {
  const discord = await localDiscord();
  discord.setPermissions(GENERAL, { member: 'Rosa' }, { allow: ['manageChannels'] });
  // Of a thread that was closed before it came the bot knows nothing.
  discord.editThread(THREAD, { archived: true });
  const { storage } = await startRunning({ on: discord });
  const said = async (channel: string) =>
    textOf(messageOf(await discord.as('Rosa').type(THREAD, '/subscribe', { channel })));
  expect(await said(NEWS)).toMatch(/^Only people with .* in <#\d+>\./);
  expect(await storage.subscriptions.all()).toEqual([]);
  expect(await said(GENERAL)).toContain('**Subscribed.**');
});

test('a button about a thread that the bot does not know asks for the right in the whole server, or there', async () => {
  const discord = await localDiscord();
  for (const channel of [GENERAL, NEWS])
    discord.setPermissions(channel, { member: 'Rosa' }, { allow: ['manageChannels'] });
  discord.editThread(THREAD, { archived: true });
  const { storage } = await startRunning({ on: discord });
  const thread = Object.values(discord.world.channels).find(({ name }) => name === THREAD);
  const wish = wishOf(thread?.id ?? '', { guildId: thread?.guildId ?? '', channelKind: 'thread' });
  await subscribe(storage.subscriptions, wish, 'c', discord.now());
  const press = async (who: string, channel: string) => {
    const list = messageOf(await discord.as(who).type(channel, '/subscriptions'));
    return textOf(messageOf(await discord.as(who).press(list, 'Unsubscribe')));
  };
  expect(await press('Rosa', NEWS)).toMatch(/^Only people with .* in <#\d+>\. Ask one of them/);
  expect(await storage.subscriptions.all()).toHaveLength(1);
  expect(await press('Rosa', THREAD)).toContain('**Unsubscribed.**');
  await subscribe(storage.subscriptions, wish, 'd', discord.now());
  expect(await press('Milo', NEWS)).toContain('**Unsubscribed.**');
});

test('a button of the list has no effect on a subscription of another server', async () => {
  const { discord, storage } = await startRunning();
  await discord.as('Milo').type(NEWS, '/subscribe');
  await subscribe(storage.subscriptions, wishOf('1457659890892899999', { guildId: '7' }), 'c', discord.now());
  for (const label of ['Pause', 'Unsubscribe']) {
    const list = messageOf(await discord.as('Olivia').type(NEWS, '/subscriptions'));
    const pressed = buttonsOf(list).find((button) => button.label === label);
    if (pressed) pressed.custom_id = `subscriptions:${label.toLowerCase()}:1457659890892899999:1`;
    const refused = textOf(messageOf(await discord.as('Olivia').press(list, label)));
    expect(refused).toContain('That channel is no longer subscribed.');
  }
  expect((await storage.subscriptions.all()).map(({ pause }) => pause)).toEqual([undefined, undefined]);
});
