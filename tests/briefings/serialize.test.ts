import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { serializeBriefing } from '../support/serialize.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILE = 'data/briefings/putin-visits-china.txt';

test('the real briefing is written in the recommended format and read again unchanged', () => {
  const { titleFromFile, ...real } = parseBriefing(readFileSync(FILE), FILE);
  const written = serializeBriefing(real);
  expect(written).toContain('title: Putin visits China');
  expect(written).toContain('- **Western Sanctions**: These are punitive');
  expect(parseBriefing(bytes(written), 'other.md')).toEqual(real);
});

test('emoji and rare letters beside emphasis stay whole', () => {
  for (const text of [
    '😀***Term**: y*',
    '*a*😀*b*',
    '**a**😀',
    '😀*a*',
    'x **😀**y',
    '_**_**Term**: y',
    '&lt;~~@b>',
    '&lt;a@b.c>',
    '*x*https://a.b/c',
    '**<!--https://a.b/c**Term**: y',
    '**a**[**b** c](https://a.b)',
    'Did you know?\n- **A%%**\n  B%%C',
  ]) {
    const { titleFromFile, ...briefing } = parseBriefing(bytes(text), 'a.md');
    expect(parseBriefing(bytes(serializeBriefing(briefing)), 'b.md')).toEqual(briefing);
  }
});

test('a list stays one when a line of its code reads like a heading', () => {
  const { titleFromFile, ...briefing } = parseBriefing(
    bytes('## Key takeaways\n```\na\nAnalysis\n```\n'),
    'a.md',
  );
  expect(parseBriefing(bytes(serializeBriefing(briefing)), 'b.md')).toEqual(briefing);
});
