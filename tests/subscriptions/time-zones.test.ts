import { expect, test } from 'vitest';
import { completeTimeZone, meantTimeZones } from '../../src/subscriptions/time-zones.ts';

const NOW = Date.UTC(2026, 10, 23, 9);

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['Berlin', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['Mumbai', 'Asia/Kolkata'],
  ['PST', 'America/Los_Angeles'],
  ['CET', 'Europe/Berlin'],
  ['eet', 'Europe/Athens'],
  ['EST', 'America/New_York'],
  ['UTC', 'UTC'],
  ['US/Eastern', 'America/New_York'],
  ['GMT+2', '+02:00'],
  ['utc -5:30', '-05:30'],
  ['UTC\u22123', '-03:00'],
  ['+9', '+09:00'],
  ['America/Argentina/Bu', 'America/Argentina/Buenos_Aires'],
])('%s is found as %s', (typed, zone) => {
  expect(meantTimeZones(typed, NOW)).toEqual([zone]);
});

test.each(['', '--', 'gentina/Bu', 'Atlantis', 'A', 'America', '+99:00', '+23:59', '+15', 'ECT', '<script>'])(
  '%s is no zone',
  (typed) => {
    expect(meantTimeZones(typed, NOW)).toEqual([]);
  },
);

test.each([
  ['IST', 'Europe/Dublin', 'Asia/Jerusalem', 'Asia/Kolkata'],
  ['CST', 'America/Chicago', 'Asia/Shanghai'],
  ['bst', 'Asia/Dhaka', 'Europe/London'],
  ['AST', 'America/Halifax', 'Asia/Riyadh'],
  ['MST', 'America/Denver', 'America/Phoenix'],
  ['AEST', 'Australia/Brisbane', 'Australia/Sydney'],
])('%s may be several, and the first choices are all of them', (typed, ...zones) => {
  expect([...meantTimeZones(typed, NOW)].sort()).toEqual([...zones].sort());
  const choices = completeTimeZone(typed, NOW).slice(0, zones.length);
  expect(choices.map(({ value }) => value).sort()).toEqual([...zones].sort());
});

test('clocks that differ only in the other half of the year are still two', () => {
  const afterSummerTime = Date.UTC(2026, 3, 6);
  expect(meantTimeZones('AEST', afterSummerTime)).toEqual(['Australia/Brisbane', 'Australia/Sydney']);
});

test('the beginning of a country or abbreviation is enough to be offered its zone', () => {
  expect(completeTimeZone('germ', NOW)[0]?.value).toBe('Europe/Berlin');
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
      expect(meantTimeZones(value, NOW)).toEqual([value]);
    }
  }
});

test('a distance from UTC is offered as it is typed', () => {
  expect(completeTimeZone('UTC+5:30', NOW)).toMatchObject([{ value: '+05:30' }]);
});
