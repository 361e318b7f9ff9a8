import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buttonsOf, type LocalDiscord, type Message, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { send, startPublishing, TEXT } from './publishing.ts';

const edit = async (discord: LocalDiscord, message: Message, was: string, values: { text: string }) => {
  const olivia = discord.as('Olivia');
  const form = await olivia.press(message, 'Edit the text');
  if (form.kind !== 'modal') throw new Error(JSON.stringify(form));
  expect(JSON.stringify(form.modal)).toContain(JSON.stringify(was));
  return messageOf(await olivia.submit(form.modal, values));
};

test('a typed text that is refused, seen in its preview or cancelled can be edited where it was left, in its place', async () => {
  const { folder, discord } = await startPublishing();
  const olivia = discord.as('Olivia');
  const [wrong, other] = [TEXT.replace('know', 'knov'), TEXT.replace('Something', 'Something else')];
  const refused = await send(discord, { text: wrong });
  expect(textOf(refused)).toContain('This is not a briefing yet');
  await edit(discord, refused, wrong, { text: TEXT });
  expect(textOf(refused)).toContain('Something happened.');
  await olivia.press(refused, 'Cancel');
  expect(textOf(refused)).toBe('**The news** was not published.');
  const second = await edit(discord, refused, TEXT, { text: other });
  expect(second.id).toBe(refused.id);
  await olivia.press(second, 'Publish');
  expect(await readFile(join(folder, 'the-news.md'), 'utf8')).toBe(`${other}\n`);
});

test('a form that was emptied leaves the text that it was opened with to be edited', async () => {
  const { discord } = await startPublishing();
  const preview = await send(discord, { text: TEXT });
  const said = await edit(discord, preview, TEXT, { text: ' ' });
  expect(textOf(said)).toContain('There was neither a file nor a text.');
  expect(textOf(preview)).toContain('Something happened.');
  await edit(discord, preview, TEXT, { text: TEXT });
});

test('there is no text to edit where a file was sent', async () => {
  const { discord } = await startPublishing();
  const file = await send(discord, { file: [{ filename: 'a.md', text: 'A text.' }] });
  expect(buttonsOf(file).map(({ label }) => label)).not.toContain('Edit the text');
  await discord.as('Olivia').press(file, 'Cancel');
  expect(buttonsOf(file)).toEqual([]);
  const unread = await send(discord, { file: [{ filename: 'b.md', text: TEXT.replace('know', 'knov') }] });
  expect(textOf(unread)).toContain('Fix it and type `/publish` once more.');
  expect(buttonsOf(unread)).toEqual([]);
});

test('a text is not kept over a restart, and who would edit it then is told so', async () => {
  const { discord, stop, start } = await startPublishing();
  const refused = await send(discord, { text: 'No title.' });
  await stop();
  await start();
  const answer = messageOf(await discord.as('Olivia').press(refused, 'Edit the text'));
  expect(textOf(answer)).toContain('That text is no longer kept. Type `/publish` and write it once more.');
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

test('of two publishers who correct the same briefing the second is told so before writing over the first', async () => {
  const { folder, discord, posted, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  await olivia.press(await send(discord, { text: TEXT }), 'Publish');
  await posted('Something happened.');
  const correction = (words: string) => TEXT.replace('Something', words);
  const previewed = (words: string) =>
    until(async () => {
      const shown = await send(discord, { text: correction(words) });
      return textOf(shown).includes('It corrects') ? shown : undefined;
    });
  const [first, second] = [await previewed('Nothing'), await previewed('All of it')];
  await olivia.press(first, 'Publish the correction');
  await posted('Nothing happened.');
  for (const tab of ['Glossary', 'Overview']) await olivia.press(second, tab);
  const press = () => olivia.press(second, 'Publish the correction');
  await Promise.all([press(), press()]);
  expect(textOf(second)).toContain('⚠️ What is published has changed since you looked. It corrects');
  expect(await readFile(join(folder, 'the-news.md'), 'utf8')).toContain('Nothing happened.');
  await press();
  await posted('All of it happened.');
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
  const [shown] = buttonsOf(preview).filter(({ label }) => label === 'Publish');
  expect(textOf(messageOf(await olivia.press(preview, 'Cancel')))).toContain('was not published');
  expect(buttonsOf(preview).filter(({ label }) => label === 'Publish')).toEqual([]);
  // As on a second screen, which still shows the button.
  const other = await send(discord, { text: TEXT });
  const [publish] = buttonsOf(other).filter(({ label }) => label === 'Publish');
  if (publish) publish.custom_id = shown?.custom_id ?? '';
  expect(textOf(messageOf(await olivia.press(other, 'Publish')))).toContain('no longer kept');
  expect(await readdir(folder)).toEqual(['archive.txt']);
  expect(output()).not.toContain('published from Discord');
});
