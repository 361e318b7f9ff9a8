import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalDiscord, textOf } from '../../src/local-discord/index.ts';
import { REFUSED, SERVED } from '../briefings/hostile-files.ts';
import { startProcess } from '../support/bot-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CHANNEL = 'The Reading Room/world-news';
const SOON = { timeout: 15_000, interval: 50 };

/** The bot over a folder with one good briefing, and a channel subscribed. */
async function startWatching() {
  const root = await temporaryFolder();
  const folder = join(root, 'briefings');
  await mkdir(folder);
  const path = (name: string) => join(folder, name);
  await writeFile(path('good.md'), '# Good\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.');
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const bot = await startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    BRIEFINGS_DIR: folder,
    HEALTH_PORT: '0',
  });
  const [, port] = await bot.said(/"healthPort":(\d+)/);
  await bot.said('"msg":"ready"');
  await discord.as('Milo').type(CHANNEL, '/subscribe');
  const ask = async (query: string) => {
    const outcome = await discord.as('Rosa').type(CHANNEL, '/explain', { query });
    return outcome.kind === 'message' ? textOf(outcome.message).replaceAll('**', '') : outcome.kind;
  };
  const refused = async (): Promise<string[]> =>
    (await (await fetch(`http://127.0.0.1:${port}/readyz`)).json()).refused;
  const posts = () =>
    discord
      .messages(CHANNEL)
      .filter(({ visibleTo, interaction }) => visibleTo === null && !interaction)
      .map(textOf);
  const posted = (words: string) =>
    discord.until(() => (posts().some((post) => post.includes(words)) ? true : undefined));
  const stops = async () => {
    bot.signal('SIGTERM');
    expect(await bot.code).toBe(0);
  };
  return { root, folder, path, discord, bot, ask, refused, posts, posted, stops };
}

test('eighty hostile files come at once: each bad one is named on /readyz and in the log, the good ones are served', async () => {
  const { root, path, bot, ask, refused, stops } = await startWatching();
  await writeFile(join(root, 'secret.md'), '# Secret\n\n## Did you know?\n\n- Xyzzy: Not yours to read.');
  const bad = Object.keys(REFUSED).map((name) => `${name}.md`);
  for (const [name, [content]] of Object.entries({ ...REFUSED, ...SERVED }))
    await writeFile(path(`${name}.md`), content);
  const odd: [string, (file: string) => Promise<unknown>][] = [
    ['link out.md', (file) => symlink('../secret.md', file)],
    ['link to nothing.md', (file) => symlink('nothing.md', file)],
    ['link to itself.md', (file) => symlink(file, file)],
    ['link to a device.md', (file) => symlink('/dev/zero', file)],
    ['folder.md', (file) => mkdir(file)],
    ['pipe.md', async (file) => execFileSync('mkfifo', [file])],
    ['sparse.md', (file) => writeFile(file, '').then(() => truncate(file, 50_000_000_000))],
  ];
  for (const [name, make] of odd) await make(path(name));
  const named = [...bad, ...odd.map(([name]) => name)];
  await expect
    .poll(async () => {
      const lines = await refused();
      return named.filter((name) => !lines.some((line) => line.startsWith(path(name))));
    }, SOON)
    .toEqual([]);
  await expect.poll(() => named.filter((name) => !bot.output().includes(path(name))), SOON).toEqual([]);
  expect(await refused()).not.toContainEqual(expect.stringContaining(path('everyone.md')));
  expect(await ask('zeugma')).toContain('One verb for two nouns.');
  expect(await ask('xyzzy')).not.toContain('Not yours to read.');
  for (const name of named) await rm(path(name), { recursive: true });
  await expect.poll(refused, SOON).toEqual([]);
  await stops();
});

test('a file that is written slowly is posted once, whole, and what editors leave beside it is not looked at', async () => {
  const { path, ask, refused, posts, posted, stops } = await startWatching();
  for (const name of [
    '.slow.md.swp',
    'slow.md~',
    'slow.md.tmp',
    'slow.part',
    '#slow.md#',
    '.slow.md',
    '4913',
  ])
    await writeFile(path(name), '---\nnot: [a briefing');
  await writeFile(path('slow.md'), '---\ntitle: Slo');
  await expect.poll(refused, SOON).toEqual([expect.stringContaining('the front matter is not closed')]);
  await appendFile(path('slow.md'), 'wly written\n---\nThe beginning,\n');
  await appendFile(path('slow.md'), 'and the end.\n\n## Did you know?\n\n- Chiasmus: Crossed over.\n');
  await posted('and the end.');
  expect(posts()).toEqual([expect.stringMatching(/Slowly written[\s\S]*The beginning,/)]);
  expect(await refused()).toEqual([]);
  // As Vim saves: the old file is put aside, a new one is written in its place.
  await rename(path('slow.md'), path('slow.md~'));
  await writeFile(path('slow.md'), '---\ntitle: Slowly written\n---\nThe very end.\n');
  await posted('The very end.');
  expect(posts()).toEqual([expect.stringContaining('**Corrected**')]);
  expect(await ask('zeugma')).toContain('One verb');
  await stops();
});

test('many at once are posted oldest first', async () => {
  const { path, discord, posts, stops } = await startWatching();
  const days = [19, 3, 11, 27, 7, 15, 23];
  await Promise.all(
    days.map((day) =>
      writeFile(
        path(`n${day}.md`),
        `---\ntitle: Day ${day}.\ndate: 2026-10-${String(day).padStart(2, '0')}\n---\nSomething happened.`,
      ),
    ),
  );
  await discord.until(() => (posts().length === days.length ? true : undefined));
  expect(posts().map((post) => Number(/Day (\d+)/.exec(post)?.[1]))).toEqual([...days].sort((a, b) => a - b));
  await stops();
});

test('a new file is posted within two seconds of its last byte (the quickest of three: the machine has other work too)', async () => {
  const { path, posted, stops } = await startWatching();
  const took: number[] = [];
  for (const name of ['one', 'two', 'three']) {
    const before = performance.now();
    await writeFile(path(`${name}.md`), `# ${name}\n\nThis is number ${name}.`);
    await posted(`This is number ${name}.`);
    took.push(performance.now() - before);
  }
  expect(Math.min(...took)).toBeLessThan(2000);
  await stops();
});

test('a name in other capitals, or with its accents written otherwise, is the same briefing', async () => {
  const { path, ask, posts, posted, refused, bot, stops } = await startWatching();
  await writeFile(
    path('Überblick é.md'.normalize('NFC')),
    '# Overview\n\n## Did you know?\n\n- Litotes: Not bad.',
  );
  await posted('Litotes');
  await rename(path('Überblick é.md'.normalize('NFC')), path('Überblick é.md'.normalize('NFD')));
  await rename(path('good.md'), path('GOOD.md'));
  const times = () => bot.output().split('briefings read').length;
  const before = times();
  await expect.poll(times, SOON).toBeGreaterThan(before);
  expect(await ask('litotes')).toContain('Not bad.');
  expect(await ask('zeugma')).toContain('One verb for two nouns.');
  expect([posts().length, await refused()]).toEqual([1, []]);
  expect(bot.output().match(/"added":1/g)).toHaveLength(1);
  await stops();
});

test('a folder that goes missing is named while its briefings are served on, and another one in its place is taken', async () => {
  const { folder, path, ask, refused, posts, posted, stops } = await startWatching();
  await rename(folder, `${folder}.away`);
  await expect.poll(refused, SOON).toEqual([expect.stringContaining('the folder cannot be read (ENOENT)')]);
  expect(await ask('zeugma')).toContain('One verb for two nouns.');
  await mkdir(folder);
  await writeFile(path('other.md'), '# Other\n\nFrom another folder.');
  await posted('From another folder.');
  await expect.poll(refused, SOON).toEqual([]);
  expect(await ask('zeugma')).toContain('Nothing in the briefings');
  expect(posts()).toHaveLength(1);
  await stops();
}, 40_000);
