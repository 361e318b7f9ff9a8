import { describe, expect, test } from 'vitest';
import { asking } from './asking.ts';

const sand = (day: string, more = ''): string =>
  `---\ntitle: Sand\n${more}---\nSand of ${day} moved.\n\n## Did you know?\n- Dune: A hill of ${day}.\n`;

describe('what was taken back', () => {
  const explain = asking(sand('Monday'), sand('Tuesday', 'retracted: true\n'));

  test('comes after what says as much and stands, though that is older', () => {
    expect(explain('sand moved')).toBe('Sand of Monday moved.');
    expect(asking(sand('Monday'), sand('Tuesday'))('sand moved')).toBe('Sand of Tuesday moved.');
  });

  test('is no newest briefing, unless there is no other', () => {
    expect(explain('summary')).toBe('Sand of Monday moved.');
    expect(asking(sand('Tuesday', 'retracted: true\n'))('summary')).toBe('Sand of Tuesday moved.');
  });

  test('is found where only it has what was asked for', () =>
    expect(explain('sand on tuesday')).toBe('Sand of Tuesday moved.'));
});
