import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from '../../src/local-discord/index.ts';
import { REFUSED, SERVED } from '../briefings/hostile-files.ts';
import { startWhole } from '../support/whole-bot.ts';

const DAY = 86_400_000;

/** The bot over a folder with one good briefing, and a channel subscribed. */
async function startWatching() {
  const bot = await startWhole({
    'good.md': '# Good\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.',
  });
  const shown = (): string[] => bot.posts().map(textOf);
  /** Resolves once /readyz refuses just what these match. */
  const refusing = (...patterns: RegExp[]) =>
    bot.until(async () => {
      const lines = await bot.refused();
      const fits = lines.length === patterns.length && patterns.every((one, at) => one.test(lines[at] ?? ''));
      return fits || undefined;
    });
  return { ...bot, shown, refusing };
}

test('eighty hostile files come at once: each bad one is named on /readyz and in the log, the good ones are served', async () => {
  const { root, path, output, ask, refused, refusing, until, discord } = await startWatching();
  // A stop waits for posts that the limits hold up, and there are many here.
  discord.enforceLimits(false);
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
  await until(async () => {
    const lines = await refused();
    return named.every((name) => lines.some((line) => line.startsWith(path(name)))) || undefined;
  });
  for (const name of named) expect(output()).toContain(path(name));
  expect(await refused()).not.toContainEqual(expect.stringContaining(path('everyone.md')));
  expect(await ask('zeugma')).toContain('One verb for two nouns.');
  expect(await ask('xyzzy')).not.toContain('Not yours to read.');
  for (const name of named) await rm(path(name), { recursive: true });
  await refusing();
});

test('a file that is written slowly is posted once, whole, and what editors leave beside it is not looked at', async () => {
  const { path, ask, refused, refusing, shown, posted } = await startWatching();
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
  await refusing(/the front matter is not closed/);
  await appendFile(path('slow.md'), 'wly written\n---\nThe beginning,\n');
  await appendFile(path('slow.md'), 'and the end.\n\n## Did you know?\n\n- Chiasmus: Crossed over.\n');
  await posted('and the end.');
  expect(shown()).toEqual([expect.stringMatching(/Slowly written[\s\S]*The beginning,/)]);
  expect(await refused()).toEqual([]);
  // As Vim saves: the old file is put aside, a new one is written in its place.
  await rename(path('slow.md'), path('slow.md~'));
  await writeFile(path('slow.md'), '---\ntitle: Slowly written\n---\nThe very end.\n');
  await posted('The very end.');
  expect(shown()).toEqual([expect.stringContaining('**Corrected**')]);
  expect(await ask('zeugma')).toContain('One verb');
});

test('many at once are posted oldest first', async () => {
  const { path, shown, until } = await startWatching();
  const days = [19, 3, 27, 7, 15];
  await Promise.all(
    days.map((day) =>
      writeFile(
        path(`n${day}.md`),
        `---\ntitle: Day ${day}.\ndate: 2026-10-${String(day).padStart(2, '0')}\n---\nSomething happened.`,
      ),
    ),
  );
  await until(() => shown().length === days.length || undefined);
  expect(shown().map((post) => Number(/Day (\d+)/.exec(post)?.[1]))).toEqual([...days].sort((a, b) => a - b));
});

test('a new file is posted within two seconds of its last byte, on a machine that has nothing else to do', async () => {
  const { path, discord, clock, shown } = await startWatching();
  const { wait } = clock;
  let waited = 0;
  // What takes longer ends only by being told, so that a busy machine cannot bring it about.
  clock.wait = async (ms, signal) => {
    await wait(ms < 2000 ? ms : DAY, signal);
    if (!signal?.aborted) waited += ms;
  };
  const before = process.cpuUsage();
  await writeFile(path('new.md'), '# New\n\nThis is new.');
  await discord.until(() => shown().some((post) => post.includes('This is new.')) || undefined);
  const { user, system } = process.cpuUsage(before);
  expect(waited + (user + system) / 1000).toBeLessThan(2000);
});

test('a name in other capitals, or with its accents written otherwise, is the same briefing', async () => {
  const { path, ask, shown, posted, refused, output, until } = await startWatching();
  await writeFile(
    path('Überblick é.md'.normalize('NFC')),
    '# Overview\n\n## Did you know?\n\n- Litotes: Not bad.',
  );
  await posted('Litotes');
  await rename(path('Überblick é.md'.normalize('NFC')), path('Überblick é.md'.normalize('NFD')));
  await rename(path('good.md'), path('GOOD.md'));
  const times = () => output().split('briefings read').length;
  const before = times();
  await until(() => times() > before || undefined);
  expect(await ask('litotes')).toContain('Not bad.');
  expect(await ask('zeugma')).toContain('One verb for two nouns.');
  expect([shown().length, await refused()]).toEqual([1, []]);
  expect(output().match(/"added":1/g)).toHaveLength(1);
});

test('a folder that goes missing is named while its briefings are served on, and another one in its place is taken', async () => {
  const { folder, path, ask, refusing, shown, posted } = await startWatching();
  await rename(folder, `${folder}.away`);
  await refusing(/the folder cannot be read \(ENOENT\)/);
  expect(await ask('zeugma')).toContain('One verb for two nouns.');
  await mkdir(folder);
  await writeFile(path('other.md'), '# Other\n\nFrom another folder.');
  await posted('From another folder.');
  await refusing();
  expect(await ask('zeugma')).toContain('Nothing in the briefings');
  expect(shown()).toHaveLength(1);
});
