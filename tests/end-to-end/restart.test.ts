import { rename, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { startWhole } from '../support/whole-bot.ts';

test('a file renamed or broken while the bot was down is the briefing it was, and nothing is posted again', async () => {
  const bot = await startWhole({ 'archive.md': '# Archive\n\nA text.' });
  const { path, posted, posts, ask, refused } = bot;
  const having = (words: string) => posts().filter((post) => textOf(post).includes(words)).length;

  await writeFile(path('one.md'), '# One\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.');
  await writeFile(path('two.md'), '# Two\n\nThe second text.');
  await posted('One');
  await posted('Two');
  await bot.stop();

  await rename(path('two.md'), path('renamed.md'));
  await writeFile(path('one.md'), '---\ntitle: [');
  await writeFile(path('three.md'), '# Three\n\nThe third text.');
  await bot.start();
  await posted('Three');
  expect([having('One'), having('Two'), having('Three')]).toEqual([1, 1, 1]);
  expect(await ask('zeugma')).toContain('One verb for two nouns.');
  expect(await refused()).toEqual([expect.stringContaining('one.md')]);
});
