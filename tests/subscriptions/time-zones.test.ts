import { expect, test } from 'vitest';
import { completeTimeZone, findTimeZone } from '../../src/subscriptions/time-zones.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['Berlin', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['Mumbai', 'Asia/Kolkata'],
  ['PST', 'America/Los_Angeles'],
  ['UTC', 'UTC'],
  ['US/Eastern', 'America/New_York'],
  ['GMT+2', '+02:00'],
  ['utc -5:30', '-05:30'],
])('%s is found as %s', (typed, zone) => {
  expect(findTimeZone(typed)).toBe(zone);
});

test.each(['', 'Atlantis', 'A', 'America', '+99:00', '<script>'])('%s is no zone', (typed) => {
  expect(findTimeZone(typed)).toBeUndefined();
});

test('choices say what time it is there, fit Discord’s limits, and every one is a zone', () => {
  expect(completeTimeZone('berl', NOW)[0]).toEqual({
    name: 'Europe/Berlin (10:00 now, UTC+01:00)',
    value: 'Europe/Berlin',
  });
  for (const typed of ['', 'a', 'america', 'z', 'ist', 'cst']) {
    const choices = completeTimeZone(typed, NOW);
    expect(choices.length).toBeLessThanOrEqual(25);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(findTimeZone(value)).toBe(value);
    }
  }
});
