import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTime } from '../../src/subscriptions/local-time.ts';
import { nextPost } from '../../src/subscriptions/schedule.ts';

const at = (iso: string): number => new Date(iso).getTime();
const next = (time: `${number}:${number}`, timeZone: string, now: string): string =>
  new Date(nextPost({ time, timeZone }, at(now))).toISOString();

test('without a time a briefing is posted at once', () => {
  expect(nextPost({ timeZone: 'Europe/Berlin' }, 123)).toBe(123);
});

test('with a time it is posted when the clocks of the zone show it next, this very moment included', () => {
  expect(next('08:00', 'Asia/Tokyo', '2026-11-23T22:59:59Z')).toBe('2026-11-23T23:00:00.000Z');
  expect(next('08:00', 'Asia/Tokyo', '2026-11-23T23:00:00Z')).toBe('2026-11-23T23:00:00.000Z');
  expect(next('08:00', 'Asia/Tokyo', '2026-11-23T23:00:00.001Z')).toBe('2026-11-24T23:00:00.000Z');
});

test('a zone that this machine does not know, as one of a newer list, keeps nobody else waiting: its time counts as UTC', () => {
  expect(next('08:00', 'America/Newly_Made', '2026-11-23T07:00:00Z')).toBe('2026-11-23T08:00:00.000Z');
});

// Clocks forward: the time does not exist and comes as much later. Each zone on its own day of 2026.
test.each([
  ['Europe/Berlin', '2026-03-28T12:00:00Z', '02:30', '2026-03-29T01:30:00.000Z'],
  ['America/New_York', '2026-03-07T12:00:00Z', '02:30', '2026-03-08T07:30:00.000Z'],
  ['America/Santiago', '2026-09-05T12:00:00Z', '00:30', '2026-09-06T04:30:00.000Z'],
  ['Australia/Lord_Howe', '2026-10-03T00:00:00Z', '02:15', '2026-10-03T15:45:00.000Z'],
  ['Africa/Cairo', '2026-04-23T12:00:00Z', '00:30', '2026-04-23T22:30:00.000Z'],
])('in %s a time that the clocks skip comes once, as much later', (zone, now, time, wanted) => {
  expect(next(time as '02:30', zone, now)).toBe(wanted);
});

// Clocks back: the time exists twice and the first counts; the second is not used.
test.each([
  ['Europe/Berlin', '2026-10-24T12:00:00Z', '02:30', '2026-10-25T00:30:00.000Z'],
  ['America/New_York', '2026-10-31T12:00:00Z', '01:30', '2026-11-01T05:30:00.000Z'],
  ['America/Santiago', '2026-04-04T12:00:00Z', '23:30', '2026-04-05T02:30:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-04T00:00:00Z', '01:45', '2026-04-04T14:45:00.000Z'],
  ['Pacific/Auckland', '2026-04-04T00:00:00Z', '02:30', '2026-04-04T13:30:00.000Z'],
])('in %s a time that comes twice counts once', (zone, now, time, wanted) => {
  expect(next(time as '02:30', zone, now)).toBe(wanted);
  const after = new Date(at(wanted) + 1).toISOString();
  expect(at(next(time as '02:30', zone, after)) - at(wanted)).toBeGreaterThan(20 * 60 * 60 * 1000);
});

test('leap days, days a zone skipped and days of 23 hours are days like any other', () => {
  expect(next('08:00', 'UTC', '2028-02-28T09:00:00Z')).toBe('2028-02-29T08:00:00.000Z');
  expect(next('08:00', 'UTC', '2100-02-28T09:00:00Z')).toBe('2100-03-01T08:00:00.000Z');
  // Samoa had no 30 December 2011.
  expect(next('08:00', 'Pacific/Apia', '2011-12-29T19:00:00Z')).toBe('2011-12-30T18:00:00.000Z');
});

test('around midnight as well a skipped time comes as much later, and one that came twice is over', () => {
  // Greenland's clocks go from 23:00 to midnight.
  expect(next('23:30', 'America/Nuuk', '2026-03-29T01:10:00Z')).toBe('2026-03-29T01:30:00.000Z');
  // Newfoundland's went back at 00:01, into the day before.
  expect(next('00:00', 'America/St_Johns', '2010-11-07T03:00:00Z')).toBe('2010-11-08T03:30:00.000Z');
});

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
  'UTC',
];
const minutes = fc.integer({
  min: at('2024-01-01T00:00:00Z') / 60_000,
  max: at('2032-01-01T00:00:00Z') / 60_000,
});

test('the next post is never past, at most 25 hours off, and asking again at that moment changes nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      minutes,
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (timeZone, minute, hours, mins) => {
        const time = localTime(hours, mins);
        if (!time) throw new Error('no such time');
        const now = minute * 60_000;
        const due = nextPost({ time, timeZone }, now);
        expect(due).toBeGreaterThanOrEqual(now);
        expect(due - now).toBeLessThanOrEqual(25 * 60 * 60 * 1000);
        expect(nextPost({ time, timeZone }, due)).toBe(due);
      },
    ),
    { numRuns: 500 },
  );
});
