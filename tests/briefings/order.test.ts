import { expect, test } from 'vitest';
import { createLibrary } from '../../src/briefings/library.ts';
import { cameAt } from '../../src/briefings/order.ts';
import { briefingOf } from '../support/some-briefing.ts';

const one = (id: string, date = '') => briefingOf(`---\nid: ${id}\n${date && `date: ${date}\n`}---\nText.`);
const NOW = Date.parse('2026-11-25T12:00Z');
const HOUR = 60 * 60_000;

test('without a date a briefing is as new as its coming; what was there when the bot first looked is older than all with one', () => {
  const all = [
    one('archive'),
    one('archive-dated', '2026-11-02'),
    one('yesterday', '2026-11-24'),
    one('came'),
    one('just-now'),
  ];
  const recordedAt = new Map([
    ['archive', NOW - 30 * HOUR],
    ['archive-dated', NOW - 30 * HOUR],
    ['yesterday', NOW - 29 * HOUR],
    ['came', NOW - HOUR],
  ]);
  const order = (recorded: ReadonlyMap<string, number>, briefings = all) =>
    createLibrary(briefings, cameAt(recorded, NOW)).briefings.map(({ id }) => id);
  expect(order(recordedAt)).toEqual(['just-now', 'came', 'yesterday', 'archive-dated', 'archive']);
  expect(order(new Map(), all.slice(0, 2))).toEqual(['archive-dated', 'archive']);
  expect(createLibrary(all.slice(0, 2)).briefings.map(({ id }) => id)).toEqual(['archive-dated', 'archive']);
});
