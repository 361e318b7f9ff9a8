import { readFile, rm, symlink } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type LocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { CHANNEL } from '../support/whole-bot.ts';
import { send, startPublishing } from './publishing.ts';

const retract = async (discord: LocalDiscord, briefing = 'archive') =>
  messageOf(await discord.as('Olivia').type(CHANNEL, '/retract', { briefing }));

test('what is typed and fits several briefings takes none of them back, but for the one of just that title', async () => {
  const { path, discord, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  for (const title of ['Rates', 'Rates rise'])
    await olivia.press(await send(discord, { text: `# ${title}\n\nThey did.` }), 'Publish');
  const offered = () => olivia.complete(CHANNEL, '/retract', { briefing: 'rates' });
  await until(async () => ((await offered()).length === 2 ? true : undefined));
  expect(textOf(await retract(discord, 'rate'))).toMatch(
    /^“rate” fits 2 briefings, such as \*\*Rates(?: rise)?\*\* and .*\. Type the command again and pick one from the list\.$/,
  );
  for (const file of ['rates.md', 'rates-rise.md'])
    expect(await readFile(path(file), 'utf8')).not.toContain('retracted');
  expect(textOf(await retract(discord, 'RATES'))).toContain('**Rates** is retracted');
  expect(textOf(await retract(discord, 'rise'))).toContain('**Rates rise** is retracted');
});

test('retracting a file without front matter, with a byte order mark and CRLF, and undoing it leaves every byte', async () => {
  const { path, discord, output, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  const file = path('archive.txt');
  const before = await readFile(file);
  const retracted = await retract(discord);
  expect(await readFile(file, 'utf8')).toBe('\uFEFF---\r\nretracted: true\r\n---\r\nAn old text.\r\n');
  await until(() => output().includes('"corrected":1') || undefined);
  await olivia.press(retracted, 'Undo');
  expect(await readFile(file)).toEqual(before);
});

test('/retract of what is retracted already changes nothing and offers Undo, which takes it back', async () => {
  const { path, discord, output, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  const file = path('archive.txt');
  const before = await readFile(file);
  await retract(discord);
  await until(() => output().includes('"corrected":1') || undefined);
  const again = await retract(discord);
  expect(textOf(again)).toContain('**Archive** is retracted already.');
  await olivia.press(again, 'Undo');
  expect(await readFile(file)).toEqual(before);
});

test('a file that cannot be changed, or is gone, is said not to be retracted, nor to be so no longer', async () => {
  const { path, discord } = await startPublishing();
  const olivia = discord.as('Olivia');
  const retracted = await retract(discord);
  // The bot has not looked at the folder since.
  await rm(path('archive.txt'));
  expect(textOf(await retract(discord))).toContain('is no longer in the library');
  expect(textOf(messageOf(await olivia.press(retracted, 'Undo')))).toContain('is no longer in the library');
  await symlink('archive.txt', path('archive.txt'));
  expect(textOf(await retract(discord))).toContain('could not write to the folder of briefings (ELOOP)');
});
