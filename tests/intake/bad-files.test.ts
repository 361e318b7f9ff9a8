import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asNobody } from '../support/as-nobody.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { someFolder } from '../support/watched-folder.ts';

describe('a bad file', () => {
  test.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ['half-written', (file) => writeFile(file, '---\ntitle: Half'), /front matter is not closed/],
    ['of 50 MB', (file) => writeFile(file, '').then(() => truncate(file, 50_000_000)), /50000000 bytes/],
    ['a link out of the folder', (file) => symlink('/etc/hostname', file), /leads out of the folder/],
    ['a link to a file beside the folder', (file) => outside(file), /leads out of the folder/],
    ['a link to nowhere', (file) => symlink('nowhere.md', file), /cannot be read \(ENOENT\)/],
    ['a link to itself', (file) => symlink(file, file), /cannot be read \(ELOOP\)/],
    ['a folder', (file) => mkdir(file), /not a file/],
    ['a device', (file) => symlink('/dev/zero', file), /leads out of the folder/],
    ['empty', (file) => writeFile(file, ''), /no text/],
  ])('that is %s is named, and the good ones beside it are served', async (_, make, reason) => {
    const { path, write, rest, ids, named } = await someFolder();
    await write('good.md', 'A text.');
    await make(join(path, 'bad.md'));
    await rest();
    expect(ids()).toEqual(['good']);
    expect(named()).toEqual([expect.stringMatching(reason)]);
  });

  test.each([
    ['nowhere.md', 'There is none of this name, or it is a link to nothing: check the name'],
    ['bad.md', 'It is a link that leads to itself: put the file itself there'],
  ])('that is a link to %s says what to do', async (target, mend) => {
    const { path, folder, rest } = await someFolder();
    await symlink(target, join(path, 'bad.md'));
    await rest();
    expect(folder.problems()[0]?.mend).toBe(mend);
  });

  test.each(['docx', 'PDF', 'html', 'markdown', 'rtf'])(
    'that is a document, .%s, is named',
    async (ending) => {
      const { write, rest, ids, named } = await someFolder();
      await write(`Fed.${ending}`, 'A text.');
      await write('chart.png', 'No text.');
      await rest();
      expect([ids(), named()]).toEqual([[], [`Fed.${ending}: only *.md and *.txt files are read`]]);
    },
  );

  test('that may not be read is named, and read once it may be', async () => {
    const { path, folder, write, rest, ids, named } = await someFolder();
    await chmod(path, 0o755);
    await write('secret.md', 'A text.');
    await chmod(join(path, 'secret.md'), 0);
    await asNobody(rest);
    expect(named()).toEqual([expect.stringMatching(/cannot be read \(EACCES\)/)]);
    expect(folder.problems()[0]?.mend).toBe('Let the user who runs this read it');
    await chmod(join(path, 'secret.md'), 0o644);
    await asNobody(rest);
    expect([ids(), named()]).toEqual([['secret'], []]);
  });
});

test('a link to another folder inside the folder is followed, as where a volume is switched by one link', async () => {
  const { path, write, rest, ids, named } = await someFolder();
  await mkdir(join(path, '..version-1'));
  await write('..version-1/a.md', 'A text.');
  await symlink('..version-1', join(path, '..data'));
  await symlink(join('..data', 'a.md'), join(path, 'a.md'));
  await rest();
  expect([ids(), named()]).toEqual([['a'], []]);
});

async function outside(file: string): Promise<void> {
  const other = join(await temporaryFolder(), 'other.md');
  await writeFile(other, 'Not yours to read.');
  await symlink(other, file);
}
