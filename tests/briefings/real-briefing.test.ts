import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REAL_BRIEFING, realBriefing as real } from '../support/real-briefing.ts';

const count = (section: string): number => real.entries.filter((entry) => entry.section === section).length;

describe('the real briefing', () => {
  test('has a summary, five takeaways, an analysis and three glossary entries', () => {
    expect(['summary', 'takeaways', 'analysis', 'glossary'].map(count)).toEqual([1, 5, 1, 3]);
  });

  test('gets its title from its file name, with the capitals of its text', () => {
    expect(real.title).toBe('Putin visits China');
    expect(real.id).toBe('putin-visits-china');
  });

  test('has its glossary terms parted from what they mean', () => {
    expect(real.entries.flatMap(({ term }) => term ?? [])).toEqual([
      'Military Collaboration',
      'Western Sanctions',
      'US Secretary of State Antony Blinken',
    ]);
  });

  test('loses no word of the file', () => {
    const kept = real.entries.flatMap(({ term, text }) => [term ?? '', text.plain]).join(' ');
    const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const missing = new Set(words(readFileSync(REAL_BRIEFING, 'utf8'))).difference(new Set(words(kept)));
    expect([...missing].join(' ')).toBe('Key Takeaways Analysis Did You Know');
  });
});
