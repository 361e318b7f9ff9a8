import { expect, test } from 'vitest';
import { parseLocalTime } from '../../src/subscriptions/local-time.ts';

test.each([
  ['8', '08:00'],
  ['08:00', '08:00'],
  ['8.30', '08:30'],
  ['0830', '08:30'],
  ['20h', '20:00'],
  ['8am', '08:00'],
  ['8:15 p.m.', '20:15'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  ['noon', '12:00'],
  ['midnight', '00:00'],
  ['９：３０', '09:30'],
  [' 23:59 ', '23:59'],
])('%s is read as %s', (typed, time) => {
  expect(parseLocalTime(typed)).toBe(time);
});

test.each(['', '24:00', '8:60', '13pm', '0am', 'soon', '8:5', '-1', '8:00:00', '١٢'])(
  '%s is no time of day',
  (typed) => {
    expect(parseLocalTime(typed)).toBeUndefined();
  },
);
