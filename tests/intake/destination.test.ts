import { basename, relative } from 'node:path';
import { expect, test } from 'vitest';
import { isBriefingFile } from '../../src/briefings/briefing-file.ts';
import { destinationOf, fileNameOf } from '../../src/intake/destination.ts';
import { briefingOf } from '../support/some-briefing.ts';

test('a briefing whose name or id is README goes where it is read, under the same id', async () => {
  for (const [text, id] of [
    ['Text.', 'briefing-readme'],
    ['---\nid: readme\n---\nText.', 'readme'],
  ] as const) {
    const briefing = briefingOf(text, 'README.md');
    const { path } = destinationOf('/b', new Map(), briefing, 'README.md');
    expect([basename(path), isBriefingFile(basename(path))]).toEqual(['briefing-readme.md', true]);
    expect([briefing.id, briefingOf(text, path).id]).toEqual([id, id]);
    const there = new Map([[path, briefing]]);
    expect(destinationOf('/b', there, briefing, 'README.md')).toEqual({ path, corrects: briefing });
  }
  expect(isBriefingFile(fileNameOf('Readme'))).toBe(true);
});

test('a file whose name is longer than the disk takes, or leads elsewhere, goes under its id', () => {
  const nameFor = (name: string) =>
    relative('/b', destinationOf('/b', new Map(), briefingOf('---\nid: news\n---\nText.'), name).path);
  for (const name of [
    `${'Ж'.repeat(130)}.md`,
    `${'n'.repeat(253)}.md`,
    '../up.md',
    'in/here.md',
    'in\\here.md',
  ])
    expect(nameFor(name)).toBe('news.md');
  const longest = `${'n'.repeat(252)}.md`;
  expect(nameFor(longest)).toBe(longest);
});

test('a file whose name another briefing has goes under its id', () => {
  const briefing = briefingOf('---\nid: new\n---\nText.', 'news.md');
  const there = new Map([['/b/news.md', briefingOf('Other text.', 'news.md')]]);
  expect(destinationOf('/b', there, briefing, 'news.md')).toEqual({ path: '/b/new.md' });
});
