import { expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { BOT_MAY, buttonsOf, type Message, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';
import { briefingOf } from '../support/some-briefing.ts';

const NEWS = 'The Reading Room/world-news';
const GENERAL = 'The Reading Room/general';

const labels = (message: Message) => buttonsOf(message).map(({ label }) => label);

test('a moderator subscribes a channel, posts the latest now, and undoes it', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const reply = messageOf(await milo.type(NEWS, '/subscribe'));
  expect(reply.visibleTo).toBe(milo.user.id);
  expect(textOf(reply)).toMatch(/Each new briefing is posted in <#\d+> as soon as it is published\./);
  expect(labels(reply)).toEqual(['Post the latest now', 'Undo']);

  const onItsWay = messageOf(await milo.press(reply, 'Post the latest now'));
  expect(textOf(onItsWay)).toMatch(/^\*\*Putin visits China\*\* is on its way to <#\d+>\.$/);
  expect([onItsWay.visibleTo, labels(reply)]).toEqual([milo.user.id, ['Post the latest now', 'Undo']]);
  const post = await discord.until(() => discord.messages(NEWS).find(({ visibleTo }) => visibleTo === null));
  expect(textOf(post)).toContain('Key takeaways');
  expect(labels(post)).toEqual(expect.arrayContaining(['Overview', 'Analysis', 'Glossary', 'Explain']));
  const again = messageOf(await milo.type(NEWS, '/subscribe'));
  expect(textOf(messageOf(await milo.press(again, 'Post the latest now')))).toContain('has been posted');

  const unsubscribed = messageOf(await milo.type(NEWS, '/unsubscribe'));
  expect(await storage.subscriptions.all()).toEqual([]);
  expect(textOf(messageOf(await milo.press(unsubscribed, 'Undo')))).toContain('Each new briefing is posted');
  expect(await storage.subscriptions.all()).toHaveLength(1);
});

test('the latest is the newest by date; without one a briefing is as new as its coming, of which of an archive nothing is known', async () => {
  const [dated, undated, tomorrow] = [
    briefingOf('---\nid: dated\ndate: 2026-01-02\n---\nDated.'),
    briefingOf('---\nid: undated\n---\nUndated.'),
    briefingOf('---\nid: tomorrow\ndate: 2099-01-02\n---\nOf tomorrow.'),
  ];
  for (const [briefings, latest, last] of [
    [[dated, undated], 'Dated.', 'Undated.'],
    [[tomorrow, undated], 'Of tomorrow.', 'Of tomorrow.'],
  ] as const) {
    const { discord, bot, storage } = await startRunning({ briefings });
    const milo = discord.as('Milo');
    await milo.press(messageOf(await milo.type(NEWS, '/subscribe')), 'Post the latest now');
    const posts = () => discord.messages(NEWS).filter(({ visibleTo }) => visibleTo === null);
    expect(textOf(await discord.until(() => posts()[0]))).toContain(latest);
    const anew = briefings.map((one) => ({ ...one, id: `${one.id}-anew` }));
    await recordBriefings(storage.outbox, anew, discord.now());
    bot.wake();
    expect(textOf(await discord.until(() => posts()[2]))).toContain(last);
  }
});

test('the latest to post is not one that was taken back', async () => {
  const [stands, wrong] = [
    briefingOf('---\nid: stands\ndate: 2026-01-02\n---\nIt stands.'),
    briefingOf('---\nid: wrong\ndate: 2026-01-03\nretracted: true\n---\nWrong.'),
  ];
  const { discord } = await startRunning({ briefings: [wrong, stands] });
  const milo = discord.as('Milo');
  await milo.press(messageOf(await milo.type(NEWS, '/subscribe')), 'Post the latest now');
  const post = await discord.until(() => discord.messages(NEWS).find(({ visibleTo }) => visibleTo === null));
  expect(textOf(post)).toContain('It stands.');
});

test('the latest about a topic that no briefing has is not posted, and the reply says which topic', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  const reply = messageOf(await milo.type(NEWS, '/subscribe', { topic: 'US politics' }));
  expect(textOf(messageOf(await milo.press(reply, 'Post the latest now')))).toMatch(
    /^There is no briefing about \*\*US politics\*\* yet\. The next one is posted in <#\d+> by itself\.$/,
  );
  expect(discord.messages(NEWS).filter(({ visibleTo }) => visibleTo === null)).toEqual([]);
});

test('a member without the right is not offered the command, and refused by the bot where a server offers it', async () => {
  const { discord } = await startRunning();
  expect(
    discord
      .as('Rosa')
      .commands(NEWS)
      .map(({ name }) => name),
  ).not.toContain('subscribe');
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  for (const command of ['/subscribe', '/unsubscribe', '/subscriptions']) {
    const refused = messageOf(await discord.as('Rosa').type(NEWS, command));
    expect(textOf(refused)).toContain('Only people with **Manage Server** or **Manage Channels**');
  }
});

test('who may manage a single channel changes what is posted there, and nowhere else', async () => {
  const { discord, storage } = await startRunning();
  const general = 'The Reading Room/general';
  await discord.as('Milo').type(general, '/subscribe');
  discord.setPermissions(NEWS, { member: 'Rosa' }, { allow: ['manageChannels'] });
  const rosa = discord.as('Rosa');
  const said = async (command: string, options = {}) =>
    textOf(messageOf(await rosa.type(NEWS, command, options)));
  expect(await said('/subscribe')).toContain('**Subscribed.**');
  for (const command of ['/subscribe', '/unsubscribe'])
    expect(await said(command, { channel: general })).toMatch(/Only people with .* in <#\d+>/);
  const answers = [];
  for (const nth of [0, 1]) {
    const list = messageOf(await rosa.type(NEWS, '/subscriptions'));
    const manage = buttonsOf(list).filter(({ custom_id = '' }) => /:(pause|resume):/.test(custom_id ?? ''));
    answers.push(textOf(messageOf(await rosa.press(list, manage[nth]?.custom_id ?? ''))));
  }
  expect(answers.filter((answer) => answer.includes('Only people with'))).toHaveLength(1);
  const all = await storage.subscriptions.all();
  expect(all).toHaveLength(2);
  expect(all.filter(({ pause }) => pause)).toHaveLength(1);
});

test('what the bot lacks in the channel is named, with where to grant it, before anything is saved', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const hidden = textOf(messageOf(await milo.type('The Reading Room/moderators-only', '/subscribe')));
  expect(hidden).toContain('I lack **View Channel** there.');
  discord.setPermissions(NEWS, { role: 'Briefings' }, { deny: ['sendMessages'] });
  const muted = textOf(messageOf(await milo.type(NEWS, '/subscribe')));
  expect(muted).toMatch(/I cannot post in <#\d+> yet\. I lack \*\*Send Messages\*\* there\./);
  expect(muted).toMatch(/Open the settings of <#\d+>, Permissions, add my role <@&\d+>/);
  const role = textOf(
    messageOf(await milo.type('The Reading Room/general', '/subscribe', { role: 'Moderators' })),
  );
  expect(role).toMatch(/^Nothing has changed: I am not allowed to mention <@&\d+>/);
  expect(role).toContain('Allow anyone to @mention this role');
  expect(role).toContain('or leave out `role`');
  const forum = 'The Reading Room/questions';
  discord.setPermissions(forum, { role: 'Briefings' }, { deny: ['sendMessages'] });
  expect(
    textOf(messageOf(await milo.type('The Reading Room/general', '/subscribe', { channel: forum }))),
  ).toContain('I lack **Create Posts** there.');
  expect(await storage.subscriptions.all()).toEqual([]);
});

test('whoever may not mention a role has it mentioned by no bot that may', async () => {
  const { discord, storage } = await startRunning();
  discord.setRolePermissions('The Reading Room', 'Briefings', [...BOT_MAY, 'mentionEveryone']);
  discord.setPermissions(NEWS, { member: 'Rosa' }, { allow: ['manageChannels'] });
  const said = async (who: string, role: string) =>
    textOf(messageOf(await discord.as(who).type(NEWS, '/subscribe', { role })));
  expect(await said('Rosa', 'Moderators')).toMatch(
    /^Nothing has changed: you may not mention <@&\d+> yourself, so I do not for you\.\nOpen Server Settings, Roles, Moderators, and switch on/,
  );
  expect(await storage.subscriptions.all()).toEqual([]);
  expect(await said('Rosa', 'News readers')).toContain('**Subscribed.**');
  // Nor where they may not, from a channel where they may.
  discord.setPermissions(NEWS, { member: 'Rosa' }, { allow: ['manageChannels', 'mentionEveryone'] });
  discord.setPermissions(GENERAL, { member: 'Rosa' }, { allow: ['manageChannels'] });
  const there = await discord.as('Rosa').type(NEWS, '/subscribe', { role: 'Moderators', channel: GENERAL });
  expect(textOf(messageOf(there))).toContain('you may not mention');
  expect(await said('Rosa', 'Moderators')).toContain('**Changed.**');
  expect(await said('Rosa', '@everyone')).toContain('**Changed.**');
});

test('two admins who change a time and a role at the same moment both get what they changed', async () => {
  const { discord, storage } = await startRunning();
  const [milo, olivia] = [discord.as('Milo'), discord.as('Olivia')];
  await milo.type(NEWS, '/subscribe');
  await Promise.all([
    milo.type(NEWS, '/subscribe', { time: '08:00', timezone: 'Berlin' }),
    olivia.type(NEWS, '/subscribe', { role: 'News readers' }),
  ]);
  const [subscription] = await storage.subscriptions.all();
  expect(subscription).toMatchObject({
    time: '08:00',
    timeZone: 'Europe/Berlin',
    roleId: expect.any(String),
  });
});

test('an announcement channel can publish its posts to followers', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const reply = messageOf(await milo.type(NEWS, '/subscribe', { channel: 'announcements' }));
  const published = messageOf(await milo.press(reply, 'Publish to followers too'));
  expect(textOf(published)).toContain('passed on to the servers that follow the channel');
  expect((await storage.subscriptions.all())[0]?.crosspost).toBe(true);
  await milo.press(published, 'Post the latest now');
  await discord.until(() => discord.messages('announcements').find(({ flags }) => flags & 1));
  const again = messageOf(await milo.type(NEWS, '/subscribe', { channel: 'announcements' }));
  const unpublished = messageOf(await milo.press(again, 'No longer publish to followers'));
  expect(textOf(unpublished)).not.toContain('published to the servers');
  expect((await storage.subscriptions.all())[0]?.crosspost).toBe(false);
});

test('what /subscribe changed can be undone after publishing to followers, and where it changed nothing there is nothing to undo', async () => {
  const { discord, storage } = await startRunning();
  const milo = discord.as('Milo');
  const said = async (options = {}) =>
    messageOf(await milo.type(NEWS, '/subscribe', { channel: 'announcements', ...options }));
  await said();
  const same = await said();
  expect(textOf(same)).toContain('**Nothing has changed.**');
  await milo.press(same, 'Publish to followers too');
  expect(labels(same)).toEqual(['Post the latest now', 'No longer publish to followers']);
  const changed = await said({ time: '08:00' });
  await milo.press(changed, 'No longer publish to followers');
  expect(labels(changed)).toEqual(['Post the latest now', 'Publish to followers too', 'Undo /subscribe']);
  await milo.press(changed, 'Undo /subscribe');
  const [subscription] = await storage.subscriptions.all();
  expect([subscription?.time, subscription?.crosspost]).toEqual([undefined, false]);
});

test('every body about subscriptions is accepted', async () => {
  const { discord } = await startRunning();
  const milo = discord.as('Milo');
  for (const channel of [NEWS, 'announcements', 'questions', 'Yesterday in general']) {
    const reply = messageOf(await milo.type(NEWS, '/subscribe', { channel, role: 'News readers' }));
    await milo.press(reply, 'Post the latest now');
  }
  await milo.type(NEWS, '/subscriptions');
  await milo.type(NEWS, '/unsubscribe');
  await discord.until(() =>
    discord.traffic().filter((entry) => entry.kind === 'rest' && /\/(messages|threads)$/.test(entry.path))
      .length >= 3
      ? true
      : undefined,
  );
  const sent = discord.traffic().flatMap((entry) => (entry.kind === 'rest' && entry.request ? [entry] : []));
  for (const { path, status } of sent)
    expect([path, status]).toEqual([path, expect.toSatisfy((code: number) => code < 300)]);
});
