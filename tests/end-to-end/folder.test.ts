import { rename, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startWhole } from '../support/whole-bot.ts';

test('a file dropped, broken, mended, renamed and removed while the bot runs is followed by its answers', async () => {
  const { path, ask, refused, output, until } = await startWhole({ 'first.md': '# First\n\nA text.' });
  const answered = (words: string) => until(async () => (await ask('zeugma')).includes(words) || undefined);
  const file = path('second.md');

  await writeFile(file, '# Second\n\n## Did you know?\n\n- Zeugma: A figure of speech.');
  await answered('A figure of speech.');

  await writeFile(file, '# Second\n\n## Did you know?\n\n- Zeugma');
  await until(async () => (await refused()).length > 0 || undefined);
  expect(await refused()).toEqual([expect.stringContaining(`${file}:5:1: the glossary entry`)]);
  expect(output()).toContain('has no term');
  expect(await ask('zeugma')).toContain('A figure of speech.');

  await writeFile(file, '# Second\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.');
  await answered('One verb for two nouns.');
  expect(await refused()).toEqual([]);

  const read = () => output().split('briefings read').length;
  const before = read();
  await rename(file, path('third.md'));
  await until(() => read() > before || undefined);
  expect(await ask('zeugma')).toContain('One verb for two nouns.');

  await rm(path('third.md'));
  await answered('Nothing in the briefings');
});
