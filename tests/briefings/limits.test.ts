import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BriefingError, quote } from '../../src/briefings/briefing-error.ts';
import { listFolder, readBriefing } from '../../src/briefings/briefing-file.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { shorten } from '../../src/briefings/shorten.ts';
import { splitText } from '../../src/briefings/split-text.ts';
import { openIn } from '../support/open-files.ts';
import { briefingOf, outline } from '../support/some-briefing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const front = (line: string): string => `---\n${line}\n---\nA text.`;
const list = (count: number): string => `[${Array.from({ length: count }, (_, i) => `a${i}`).join(', ')}]`;

const proseOf = (size: number): string =>
  `${'a'.repeat(1_022)}\n\n`
    .repeat(1_024)
    .slice(0, size - 1)
    .padEnd(size, 'a');

const LIMITS: [what: string, most: number, text: (size: number) => string][] = [
  ['characters of a title', 200, (size) => front(`title: ${'x'.repeat(size)}`)],
  ['characters of a topic', 50, (size) => front(`topics: [${'x'.repeat(size)}]`)],
  ['topics', 20, (size) => front(`topics: ${list(size)}`)],
  [
    'other names of a term',
    20,
    (size) => `${front(`aliases: { Zeugma: ${list(size)} }`)}\n\n## Glossary\n\n- Zeugma: A verb.`,
  ],
  ['characters of a term', 150, (size) => `## Glossary\n\n- ${'x'.repeat(size)}: A verb.`],
  [
    'characters of a term with a dash after it',
    150,
    (size) => `## Glossary\n\n- ${'x'.repeat(size)} – A verb.`,
  ],
  ['characters of a correction', 300, (size) => front(`correction: ${'x'.repeat(size)}`)],
  ['marks in a paragraph', 1000, (size) => `x ${'*'.repeat(size)}`],
  [
    'marks in a file',
    20_000,
    (size) => `${`${'*'.repeat(999)} x\n\n`.repeat(20)}${'*'.repeat(size - 19_980)}`,
  ],
  ['characters of a paragraph', 25_000, (size) => 'x'.repeat(size)],
  ['characters of a takeaway', 25_000, (size) => `## Key takeaways\n\n- **x**${'x'.repeat(size - 1)}`],
  ['characters of an explanation', 25_000, (size) => `## Glossary\n\n- Zeugma: ${'x'.repeat(size)}`],
  ['lines of a file', 10_000, (size) => `One.${'\n'.repeat(size - 1)}Two.\n`],
  ['lines that end as in Word', 10_000, (size) => `One.${'\u2028\v'.repeat(size).slice(0, size - 1)}Two.\n`],
  [
    'lines that go on with an item',
    1_000,
    (size) => `${'One.\n'.repeat(1_500)}\n- a\n${'b\n'.repeat(900)}- c\n${'d\n'.repeat(size)}`,
  ],
  ['bytes of a file', 1024 * 1024, (size) => proseOf(size)],
];

test.each(LIMITS)('so many %s are read, and one more is refused: %i', (_, most, text) => {
  expect(briefingOf(text(most)).entries).not.toEqual([]);
  expect(() => briefingOf(text(most + 1))).toThrow(BriefingError);
});

test.each([
  ['\nShort.\n\nIt is so.', 'the paragraph "It is so.', 'break it up with blank lines', '4:1'],
  [
    '## Analysis\n\n## Own\n\nIt is so.',
    'the paragraph "Own It is so.',
    'break it up with blank lines',
    '5:1',
  ],
  ['## Key takeaways\n- Short.\n- It is so.', 'the takeaway "It is so.', 'make it several', '3:1'],
  ['Did you know?\n- So: It is.', 'the explanation of "So" has', 'say it shorter', '2:1'],
  ['Did you know?\n\nSo: It is.\n\nIt is.', 'the explanation of "So" has', 'say it shorter', '3:1'],
])('an entry that is too long is named with its line, and what to do: %j', (begin, found, mend, at) => {
  const text = `${begin}${' It is so.'.repeat(2_501)}`;
  expect(() => briefingOf(text)).toThrow(found);
  expect(() => briefingOf(text)).toThrow(`At most 25000 are read; ${mend}`);
  expect(() => briefingOf(text)).toThrow(`:${at}: `);
  expect(() => briefingOf(text)).toThrow(/ has 250\d\d characters\. /);
});

test('a file of a mebibyte is read from the disk, also through a link into a folder beside it whose name begins with dots', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, '..data'));
  await writeFile(join(folder, '..data', 'large.md'), proseOf(1024 * 1024));
  await symlink(join('..data', 'large.md'), join(folder, 'large.md'));
  expect(await readBriefing(join(folder, 'large.md'), parseBriefing)).toMatchObject({
    briefing: { id: 'large' },
  });
});

test('files that were read are open no more, and each has a hash of its own', async () => {
  const folder = await temporaryFolder();
  const hashes = new Set<string>();
  for (let at = 0; at < 100; at += 1) {
    const file = join(folder, `${at}.md`);
    await writeFile(file, `Text ${at}.`);
    const read = await readBriefing(file, parseBriefing);
    hashes.add(read.briefing ? read.hash : expect.fail());
  }
  expect([hashes.size, await openIn(folder)]).toEqual([100, []]);
});

test('the files of a folder are in order of name, and those that are none of its briefings left out', async () => {
  const folder = await temporaryFolder();
  for (const name of ['c.md', 'a.TXT', 'b.md', '.d.md', 'ReadMe.md', 'e.png'])
    await writeFile(join(folder, name), 'A text.');
  expect(await listFolder(folder)).toEqual(['a.TXT', 'b.md', 'c.md'].map((name) => join(folder, name)));
});

test.each(['True', 'YES', '3'])('a correction of "%s" says nothing of what was corrected', (said) => {
  expect(() => briefingOf(front(`correction: ${said}`))).toThrow('must say in a sentence');
});

test.each(['Teams', 'Betreffe'])(
  'a heading "%s" is its publisher’s own, not a slip in a short or foreign name',
  (heading) => {
    expect(briefingOf(`## ${heading}\n\nA text.`).entries[0]?.text.plain).toBe(`${heading}\nA text.`);
  },
);

test('problems come in the order of the file, and quote at most 60 characters', () => {
  const at = (line: number, column: number) => ({ file: 'a.md', line, column, found: 'x', mend: 'y' });
  const { problems } = new BriefingError([at(2, 1), at(1, 9), at(1, 2)]);
  expect(problems).toEqual([at(1, 2), at(1, 9), at(2, 1)]);
  expect(quote('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
  expect(quote('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
});

test('what is shortened is as long as it may be, its sign included, and ends at a whole word or character', () => {
  expect(shorten('0123456789', 10)).toBe('0123456789');
  expect(shorten('0123456789a', 10)).toBe('012345678…');
  expect(shorten('0123456 89a', 10)).toBe('0123456…');
  expect(shorten('01234567  9ab', 11)).toBe('01234567…');
  expect(shorten('0 23456789a', 10)).toBe('0 2345678…');
  expect(shorten('01234567😀9a', 10)).toBe('01234567…');
});

test('a text is cut into pieces as long as they may be', () => {
  const cut = (limit: number, text = 'One is. Two is. Three.') =>
    splitText({ plain: text, marks: [] }, limit).map(({ plain }) => plain);
  expect(cut(16)).toEqual(['One is. Two is. ', 'Three.']);
  expect(cut(15)).toEqual(['One is. ', 'Two is. Three.']);
  expect(cut(9, 'One two three')).toEqual(['One two ', 'three']);
});

test('a colon in quotes is none of a term’s end', () => {
  const [entry] = briefingOf('## Glossary\n\n- "Yes: and no": go on.').entries;
  expect([entry?.term, entry?.text.plain]).toEqual(['"Yes: and no"', 'go on.']);
});

test.each(['> [!note] a', '## ', '## a', 'a:', '- a', '**a'])(
  'a line that begins with %j and is blank for long is read at once',
  (begin) => {
    expect(outline(`One.\n\n${begin}${' '.repeat(20_000)}b`)[1]).toMatch(/b$/);
  },
  2_000,
);
