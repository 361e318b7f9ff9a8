import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buttonsOf, textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { CHANNEL } from '../support/whole-bot.ts';
import { send, startPublishing, TEXT } from './publishing.ts';

test('the owner publishes a text: previewed, written to the folder, posted; sent again it corrects, retracted it says so', async () => {
  const { folder, discord, posts, posted, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  const preview = await send(discord, { text: TEXT });
  expect(preview.visibleTo).toBe(olivia.user.id);
  expect(textOf(preview)).toContain('It is new and will be `the-news.md`. It goes to 1 channel.');
  const glossary = messageOf(await olivia.press(preview, 'Glossary'));
  expect(textOf(glossary)).toContain('One verb for two nouns.');
  expect(await readdir(folder)).toEqual(['archive.txt']);
  const done = messageOf(await olivia.press(glossary, 'Publish'));
  expect(textOf(done)).toContain('is published as `the-news.md`. It goes to 1 channel.');
  expect(await readFile(join(folder, 'the-news.md'), 'utf8')).toBe(`${TEXT}\n`);
  await posted('Something happened.');

  const correction = await send(discord, {
    file: [
      { filename: 'the-news.md', text: TEXT.replace('# The news\n\nSomething', '# News\n\nSomething else') },
    ],
  });
  expect(textOf(correction)).toContain('It corrects **The news**');
  await olivia.press(correction, 'Publish the correction');
  expect(textOf(await posted('Something else happened.'))).toContain('Corrected');

  const retracted = messageOf(await olivia.type(CHANNEL, '/retract', { briefing: 'news' }));
  expect(textOf(retracted)).toContain('**News** is retracted');
  await posted('Retracted');
  await olivia.press(retracted, 'Undo');
  await until(() => !posts().some((post) => textOf(post).includes('Retracted')) || undefined);
  expect(posts()).toHaveLength(1);
  expect(await readFile(join(folder, 'the-news.md'), 'utf8')).toContain('Something else');
});

test('a correction in which readers see no difference says that it edits no copy, and edits none', async () => {
  const { folder, discord, posts, posted, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  await olivia.press(await send(discord, { text: TEXT }), 'Publish');
  await posted('Something happened.');
  const text = `---\ntopics: [Trade]\n---\n${TEXT}`;
  const preview = await until(async () => {
    const shown = await send(discord, { text });
    return textOf(shown).includes('It corrects') ? shown : undefined;
  });
  expect(textOf(preview)).toContain('readers see no difference, so posted copies stay as they are.');
  const done = messageOf(await olivia.press(preview, 'Publish the correction'));
  expect(textOf(done)).toContain('**The news** is saved in `the-news.md`. Posted copies stay as they are');
  expect(await readFile(join(folder, 'the-news.md'), 'utf8')).toBe(`${text}\n`);
  const other = await send(discord, { text: text.replace('Something', 'Another thing') });
  await olivia.press(other, 'Publish the correction');
  await posted('Another thing happened.');
  expect(posts()).toHaveLength(1);
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

test('a copy of a file, which would be no briefing, is refused by name', async () => {
  const { folder, discord } = await startPublishing();
  const copy = await send(discord, { file: [{ filename: 'copy.txt', text: '\uFEFFAn old text.\r\n' }] });
  expect(textOf(copy)).toBe(
    'Nothing was published: it is a copy of archive.txt, which is published. Change it, or give it an id: in its front matter.',
  );
  expect(await readdir(folder)).toEqual(['archive.txt']);
});

test('a preview shows each page of each tab of a correction, however much there is to say and to press', async () => {
  const { discord, until, output } = await startPublishing();
  const olivia = discord.as('Olivia');
  const stars = (count: number): string => '*'.repeat(count);
  const lines = (count: number, line: string): string =>
    Array.from({ length: count }, () => line).join('\n\n');
  const filename = `${'x'.repeat(250)}.md`;
  const file = (news: string) =>
    `---\ntitle: "${stars(200)}"\nid: full\ntopics: ["${stars(49)}a", "${stars(49)}b"]\nsource: https://example.org/\n` +
    `date: 2026-11-02\n${news}---\nShort.\n\n## Key takeaways\n\n${lines(20, '- A short one.')}\n\n` +
    `## Analysis\n\n${lines(20, `Some ${stars(55)}.`)}\n\n## Did you know?\n\n- Zeugma: One verb.`;
  await olivia.press(await send(discord, { file: [{ filename, text: file('') }] }), 'Publish');
  await until(() => output().includes('"added":1') || undefined);
  const text = file(`retracted: true\ncorrection: "${stars(300)}"\n`);
  const preview = await send(discord, { file: [{ filename, text }] });
  expect(textOf(preview)).toContain(`It corrects **${'\\*'.repeat(199)}`);
  for (const [tab, pages] of [
    ['Analysis', 2],
    ['Overview', 4],
  ] as const) {
    for (let page = 1; page <= pages; page += 1) {
      await olivia.press(preview, page === 1 ? tab : 'Next ▶');
      const labels = buttonsOf(preview).map(({ label }) => label);
      expect(labels).toEqual(expect.arrayContaining(['Publish the correction', `Page ${page} of ${pages}`]));
    }
  }
});

test('the name of a file that is in the way is shown as it is written', async () => {
  const { folder, discord } = await startPublishing();
  const preview = await send(discord, { file: [{ filename: '__news__.md', text: 'A text.' }] });
  await writeFile(join(folder, '__news__.md'), '---\nhalf');
  const refused = messageOf(await discord.as('Olivia').press(preview, 'Publish'));
  expect(textOf(refused)).toContain('there is a file \\_\\_news\\_\\_.md already');
});

test('a text with the id of a briefing whose file was taken out is said to correct what was posted of it', async () => {
  const { folder, discord, posted, until } = await startPublishing();
  const olivia = discord.as('Olivia');
  await olivia.press(await send(discord, { text: TEXT }), 'Publish');
  await posted('Something happened.');
  await rm(join(folder, 'the-news.md'));
  await until(
    async () =>
      textOf(messageOf(await olivia.type(CHANNEL, '/briefing', { briefing: 'The news' }))).includes(
        'No briefing',
      ) || undefined,
  );
  const preview = await send(discord, { text: TEXT.replace('Something', 'Another thing') });
  expect(textOf(preview)).toContain('so its posted copies are corrected and nothing new is posted');
  expect(textOf(messageOf(await olivia.press(preview, 'Publish')))).toContain(
    'is corrected in `the-news.md`',
  );
});

test('a folder that cannot be written to is named, and the same preview publishes once it can', async () => {
  const { folder, discord, posted } = await startPublishing();
  const olivia = discord.as('Olivia');
  const preview = await send(discord, { text: TEXT });
  await rename(folder, `${folder}-away`);
  expect(textOf(messageOf(await olivia.press(preview, 'Publish')))).toContain('folder of briefings (ENOENT)');
  await rename(`${folder}-away`, folder);
  await olivia.press(preview, 'Publish');
  await posted('Something happened.');
});

test('a preview that is long is turned page by page, and all that is wrong with a long file is shown as far as it fits', async () => {
  const { discord } = await startPublishing();
  const olivia = discord.as('Olivia');
  const long = `# Long\n\n${'Something happened that went on for long.\n\n'.repeat(80)}`;
  const preview = await send(discord, { text: long });
  const second = messageOf(await olivia.press(preview, 'Next ▶'));
  expect(second.visibleTo).toBe(olivia.user.id);
  expect(buttonsOf(second).some(({ label }) => label?.startsWith('Page 2 of '))).toBe(true);
  const wrong = Array.from({ length: 100 }, (_, i) => `- Zeugma \\* ${i}`).join('\n');
  const refused = textOf(await send(discord, { text: `# Wrong\n\n## Did you know?\n\n${wrong}` }));
  expect(refused).toContain('the glossary entry "Zeugma \\* 0" has no term');
  expect(refused).toMatch(/…\nPress \*Edit the text\* to fix it\. Nothing was published\./);
});
