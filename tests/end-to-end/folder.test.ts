import { rename, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { startRunning } from '../support/running-bot.ts';
import { CHANNEL, startWhole } from '../support/whole-bot.ts';

test('a file dropped, broken, mended, renamed and removed while the bot runs is followed by its answers', async () => {
  const { path, ask, refused, output, until, posts, posted } = await startWhole({
    'first.md': '# First\n\nA text.',
  });
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

  // Broken it changed nothing, mended it was corrected in place.
  expect(textOf(await posted('Corrected'))).toContain('One verb for two nouns.');
  const [post] = posts();

  const read = () => output().split('briefings read').length;
  const before = read();
  await rename(file, path('third.md'));
  await until(() => read() > before || undefined);
  expect(await ask('zeugma')).toContain('One verb for two nouns.');

  await rm(path('third.md'));
  await answered('Nothing in the briefings');
  expect(posts()).toEqual([post]);
});

test('a file that cannot be read is told to the owner in a direct message, once, and so is that it was mended', async () => {
  const bot = await startWhole({ 'first.md': '# First\n\nA text.' });
  const { id } = bot.discord.as('Olivia').directMessages();
  const told = () => bot.discord.messages(id).map(textOf);
  /** Lets the half minute pass in which whoever wrote a file may be mending it. */
  const patience = async (refused: number): Promise<void> => {
    await bot.until(async () => (await bot.refused()).length === refused || undefined);
    bot.clock.advance(30_000);
  };
  await writeFile(bot.path('@everyone.md'), '---\ntitel: First\n---\nA text.');
  await patience(1);
  await bot.until(() => told().length > 0 || undefined);
  expect(told()).toEqual([expect.stringContaining('Some of the briefings cannot be read')]);
  expect(told()[0]?.replaceAll('\\', '')).toMatch(
    /everyone\.md:2:1.*"titel" that is not known\. Did you mean "title"\?/,
  );
  expect(bot.discord.messages(id)[0]?.pinged.everyone).toBe(false);
  await bot.stop();
  await bot.start();
  await writeFile(bot.path('@everyone.md'), 'A text.');
  await patience(0);
  await bot.until(() => told().length > 1 || undefined);
  expect(told().slice(1)).toEqual([expect.stringContaining('can be read again')]);
});

test('a briefing without a date is as new as its coming: the newest is the last that came, not the first by name', async () => {
  const { path, discord, posted } = await startWhole({ 'aachen.md': '# Aachen\n\nA text.' });
  for (const title of ['Zagreb', 'Malmö']) {
    await writeFile(path(`${title}.md`), `# ${title}\n\nNews of ${title}.`);
    await posted(`News of ${title}.`);
    const newest = messageOf(await discord.as('Rosa').type(CHANNEL, '/briefing'));
    expect(textOf(newest)).toContain(`News of ${title}.`);
  }
});

test('of many files that cannot be read a team’s owner is told the first ten, as they are called, and how many more', async () => {
  const bot = await startWhole({ 'first.md': '# First\n\nA text.' });
  const olivia = bot.discord.as('Olivia');
  bot.discord.world.application.team = {
    id: '1457659890892899999',
    name: 'Desk',
    ownerId: olivia.user.id,
    members: [{ userId: olivia.user.id, state: 'accepted', role: 'admin' }],
  };
  for (let i = 10; i < 22; i += 1) await writeFile(bot.path(`*a*${i}.md`), '---\ntitel: X\n---\nA text.');
  await bot.until(async () => (await bot.refused()).length === 12 || undefined);
  bot.clock.advance(30_000);
  const { id } = olivia.directMessages();
  const told = await bot.until(() => bot.discord.messages(id).map(textOf)[0]);
  expect(told.match(/^- \\\*a\\\*\d\d\.md/gm)).toHaveLength(10);
  expect(told).toContain('- and 2 more,');
  expect(told).toContain('one that I could read before is served as it was, and a new one is not there.');
});

test('what the owner is told of fits into a message, whatever the lines are made of', async () => {
  const { discord, bot } = await startRunning();
  await bot.tellOwner(Array(12).fill(`a.md:1:1: ${'*'.repeat(300)}`));
  const [told] = discord.messages(discord.as('Olivia').directMessages().id);
  expect(told && textOf(told)).toMatch(/…\n- and 2 more, all of them in the log/);
});

test('a file that is removed before its hour is not posted at it; another is', async () => {
  const { discord, clock, path, output, until, posts, posted } = await startWhole({
    'first.md': '# First\n\nA text.',
  });
  /** Resolves once so many briefings were recorded last. */
  const recorded = (count: number) =>
    until(() => {
      const last = output()
        .split('\n')
        .findLast((line) => line.includes('"msg":"briefings read"'));
      return last?.includes(`"briefings":${count},`) || undefined;
    });
  // Half a day ahead at least, whatever time it is.
  const hour = (new Date(clock.now()).getUTCHours() + 13) % 24;
  await discord.as('Milo').type(CHANNEL, '/subscribe', { time: `${hour}:00`, timezone: 'UTC' });
  await writeFile(path('zeugma.md'), '# On zeugma\n\nA text.');
  await writeFile(path('litotes.md'), '# On litotes\n\nAnother text.');
  await recorded(3);
  await rm(path('zeugma.md'));
  await recorded(2);
  expect(posts()).toEqual([]);
  clock.advance(13 * 60 * 60_000);
  await posted('On litotes');
  expect(posts()).toHaveLength(1);
});
