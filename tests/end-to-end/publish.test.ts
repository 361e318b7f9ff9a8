import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  buttonsOf,
  defaultWorld,
  type LocalDiscord,
  textOf,
  type World,
} from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { CHANNEL as NEWS, startWhole } from '../support/whole-bot.ts';

const TEXT = '# The news\n\nSomething happened.\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.';

type Team = NonNullable<World['application']['team']>;
type TeamMember = Team['members'][number];

/** The bot over a folder with one briefing, subscribed in a channel. */
const startPublishing = (environment: Record<string, string> = {}) =>
  startWhole({ 'archive.txt': '\uFEFFAn old text.\r\n' }, environment);

async function send(
  discord: LocalDiscord,
  values: Parameters<ReturnType<LocalDiscord['as']>['submit']>[1],
  who = 'Olivia',
) {
  const publisher = discord.as(who);
  const form = await publisher.type(NEWS, '/publish');
  if (form.kind !== 'modal') throw new Error(JSON.stringify(form));
  return messageOf(await publisher.submit(form.modal, values));
}

test('the owner publishes a text: previewed, written to the folder, posted; sent again it corrects, retracted it says so', async () => {
  const { folder, discord, posts, posted, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  const preview = await send(discord, { text: TEXT });
  expect(preview.visibleTo).toBe(olivia.user.id);
  expect(textOf(preview)).toContain('It is new and will be `the-news.md`.');
  const glossary = messageOf(await olivia.press(preview, 'Glossary'));
  expect(textOf(glossary)).toContain('One verb for two nouns.');
  expect(await readdir(folder)).toEqual(['archive.txt']);
  const done = messageOf(await olivia.press(glossary, 'Publish'));
  expect(textOf(done)).toContain('is published as `the-news.md`');
  expect(await readFile(join(folder, 'the-news.md'), 'utf8')).toBe(`${TEXT}\n`);
  await posted('Something happened.');

  const correction = await send(discord, {
    file: [{ filename: 'the-news.md', text: TEXT.replace('Something', 'Something else') }],
  });
  expect(textOf(correction)).toContain('It corrects **The news**');
  await olivia.press(correction, 'Publish the correction');
  expect(textOf(await posted('Something else happened.'))).toContain('Corrected');

  const retracted = messageOf(await olivia.type(NEWS, '/retract', { briefing: 'the news' }));
  expect(textOf(retracted)).toContain('**The news** is retracted');
  await posted('Retracted');
  await olivia.press(retracted, 'Undo');
  await until(() => !posts().some((post) => textOf(post).includes('Retracted')) || undefined);
  expect(posts()).toHaveLength(1);
  expect(await readFile(join(folder, 'the-news.md'), 'utf8')).toContain('Something else');
});

test('what is no briefing is refused with file, line and mend, and nothing is written', async () => {
  const { folder, discord } = await startPublishing();
  const refused = await send(discord, {
    file: [{ filename: 'news.md', text: '---\ntitel: X\n---\nText.\n\n## Did you know?\n\n- Zeugma' }],
  });
  expect(textOf(refused)).toContain('This is not a briefing yet');
  expect(textOf(refused).replaceAll('\\', '')).toMatch(/news\.md:2:1: .*Did you mean "title"\?/);
  expect(textOf(await send(discord, {}))).toContain('neither a file nor a text');
  const both = { text: 'A text.', file: [{ filename: 'a.md', text: 'A text.' }] };
  expect(textOf(await send(discord, both))).toContain('both a file and a text');
  const large = { file: [{ filename: 'a.md', text: 'x'.repeat(1024 * 1024 + 1) }] };
  expect(textOf(await send(discord, large))).toContain('1048577 bytes');
  const evil = await send(discord, { file: [{ filename: '../../evil.md', text: 'A text.' }] });
  await discord.as('Olivia').press(evil, 'Publish');
  expect((await readdir(folder)).sort()).toEqual(['archive.txt', 'evil.md']);
});

test('a file that is no briefing is not written over, and a briefing that came after the preview only once that was said', async () => {
  const { folder, discord, output, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  const file = join(folder, 'the-news.md');
  const first = await send(discord, { text: TEXT });
  await writeFile(file, '---\nhalf');
  const refused = messageOf(await olivia.press(first, 'Publish'));
  expect(textOf(refused)).toContain('Nothing was published: there is a file the-news.md already');
  expect(await readFile(file, 'utf8')).toBe('---\nhalf');
  const second = await send(discord, { text: TEXT });
  await writeFile(file, '# The news\n\nSomebody was quicker.');
  await until(() => output().includes('"added":1') || undefined);
  const again = messageOf(await olivia.press(second, 'Publish'));
  expect(textOf(again)).toContain('It corrects **The news**');
  expect(await readFile(file, 'utf8')).toContain('Somebody was quicker.');
  await olivia.press(again, 'Publish the correction');
  expect(await readFile(file, 'utf8')).toBe(`${TEXT}\n`);
});

test('a draft does not survive a restart, and who presses Publish then is told so', async () => {
  const { folder, discord, stop, start } = await startPublishing();
  const preview = await send(discord, { text: TEXT });
  await stop();
  await start();
  const answer = messageOf(await discord.as('Olivia').press(preview, 'Publish'));
  expect(textOf(answer)).toContain('That draft is no longer kept. Type `/publish` and send it once more');
  expect(await readdir(folder)).toEqual(['archive.txt']);
});

test('whoever presses Publish twice reads that it is published, and it is published once', async () => {
  const { discord, output, posts, posted } = await startPublishing();
  const olivia = discord.as('Olivia');
  const preview = await send(discord, { text: TEXT });
  const answers = await Promise.all([olivia.press(preview, 'Publish'), olivia.press(preview, 'Publish')]);
  for (const answer of answers) expect(textOf(messageOf(answer))).toContain('is published as `the-news.md`');
  expect(output().match(/published from Discord/g)).toHaveLength(1);
  await posted('Something happened.');
  expect(posts()).toHaveLength(1);
});

test('a draft that was cancelled is not published', async () => {
  const { folder, discord, output } = await startPublishing();
  const olivia = discord.as('Olivia');
  const preview = await send(discord, { text: TEXT });
  expect(textOf(messageOf(await olivia.press(preview, 'Cancel')))).toContain('was not published');
  const [publish] = buttonsOf(preview).filter(({ label }) => label === 'Publish');
  expect(publish).toBeUndefined();
  expect(await readdir(folder)).toEqual(['archive.txt']);
  expect(output()).not.toContain('published from Discord');
});

test('only the owner, the team and the publishers’ role may publish, whatever a server offers', async () => {
  const role = roleOf('News readers');
  const { discord } = await startPublishing({ PUBLISHER_ROLE: role });
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  const rosa = discord.as('Rosa');
  for (const [command, options] of [
    ['/publish', {}],
    ['/retract', { briefing: 'archive' }],
  ] as const)
    expect(textOf(messageOf(await rosa.type(NEWS, command, options)))).toContain(
      'Only whoever runs this bot',
    );
  discord.addMember('The Reading Room', 'Rosa', ['News readers']);
  expect((await rosa.type(NEWS, '/publish')).kind).toBe('modal');
});

test('of a team its owner, admins and developers may publish, not who is only invited or may only read', async () => {
  const { discord } = await startPublishing();
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  const { application } = discord.world;
  const [olivia, milo, rosa] = ['Olivia', 'Milo', 'Rosa'].map((name) => discord.as(name));
  if (!olivia || !milo || !rosa) expect.fail();
  const team: Team = { id: '1457659890892899999', name: 'Desk', ownerId: olivia.user.id, members: [] };
  application.team = team;
  const may = async (who: typeof rosa, state: TeamMember['state'], role: TeamMember['role']) => {
    team.members = [
      { userId: olivia.user.id, state: 'accepted', role: 'read_only' },
      { userId: who.user.id, state, role },
    ];
    return (await who.type(NEWS, '/publish')).kind === 'modal';
  };
  expect(await may(milo, 'accepted', 'admin')).toBe(true);
  expect(await may(rosa, 'accepted', 'developer')).toBe(true);
  expect(await may(rosa, 'accepted', 'read_only')).toBe(false);
  expect(await may(rosa, 'invited', 'developer')).toBe(false);
  expect(await may(milo, 'invited', 'admin')).toBe(false);
  expect((await olivia.type(NEWS, '/publish')).kind).toBe('modal');
});

test('whoever is no publisher any more is refused by the buttons as well', async () => {
  const { folder, discord } = await startPublishing({ PUBLISHER_ROLE: roleOf('News readers') });
  for (const command of discord.commands()) command.body['default_member_permissions'] = null;
  const member = discord.addMember('The Reading Room', 'Rosa', ['News readers']);
  const preview = await send(discord, { text: TEXT }, 'Rosa');
  const retracted = messageOf(await discord.as('Rosa').type(NEWS, '/retract', { briefing: 'archive' }));
  const before = await readFile(join(folder, 'archive.txt'), 'utf8');
  expect(before).toContain('retracted: true');
  member.roleIds = [];
  for (const [message, name] of [
    [preview, 'Publish'],
    [retracted, 'Undo'],
  ] as const)
    expect(textOf(messageOf(await discord.as('Rosa').press(message, name)))).toContain(
      'Only whoever runs this bot',
    );
  expect(await readdir(folder)).toEqual(['archive.txt']);
  expect(await readFile(join(folder, 'archive.txt'), 'utf8')).toBe(before);
});

test('retracting a file without front matter, with a byte order mark and CRLF, and undoing it leaves every byte', async () => {
  const { folder, discord, output, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  const file = join(folder, 'archive.txt');
  const before = await readFile(file);
  const retracted = messageOf(await olivia.type(NEWS, '/retract', { briefing: 'archive' }));
  expect(await readFile(file, 'utf8')).toBe('\uFEFF---\r\nretracted: true\r\n---\r\nAn old text.\r\n');
  await until(() => output().includes('"corrected":1') || undefined);
  await olivia.press(retracted, 'Undo');
  expect(await readFile(file)).toEqual(before);
});

function roleOf(name: string): string {
  const roles = Object.values(defaultWorld().guilds).flatMap((guild) => Object.values(guild.roles));
  return roles.find((role) => role.name === name)?.id ?? '';
}

test('a text with the id of a briefing whose file was taken out is said to correct what was posted of it', async () => {
  const { folder, discord, posted, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  await olivia.press(await send(discord, { text: TEXT }), 'Publish');
  await posted('Something happened.');
  await rm(join(folder, 'the-news.md'));
  await until(
    async () =>
      textOf(messageOf(await olivia.type(NEWS, '/briefing', { briefing: 'The news' }))).includes(
        'No briefing',
      ) || undefined,
  );
  const preview = await send(discord, { text: TEXT.replace('Something', 'Another thing') });
  expect(textOf(preview)).toContain('so its posted copies are corrected and nothing new is posted');
});

test('a folder that cannot be written to is named, and the text can be published once it can', async () => {
  const { folder, discord, posted } = await startPublishing();
  const olivia = discord.as('Olivia');
  const preview = await send(discord, { text: TEXT });
  await rename(folder, `${folder}-away`);
  expect(textOf(messageOf(await olivia.press(preview, 'Publish')))).toContain('folder of briefings (ENOENT)');
  await rename(`${folder}-away`, folder);
  await olivia.press(await send(discord, { text: TEXT }), 'Publish');
  await posted('Something happened.');
});

test('while Discord does not say who owns the bot, whoever wants to publish is asked to wait', async () => {
  const { discord } = await startPublishing();
  discord.fault({
    path: '/applications/@me$',
    effect: { kind: 'refuse', status: 403, code: 50001, message: 'Missing Access' },
    times: 1,
  });
  const refused = messageOf(await discord.as('Olivia').type(NEWS, '/publish'));
  expect(textOf(refused)).toContain('Please try again in a minute.');
  expect((await discord.as('Olivia').type(NEWS, '/publish')).kind).toBe('modal');
});
