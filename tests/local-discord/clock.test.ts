import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createClock } from '../../src/local-discord/index.ts';
import { nextId } from '../../src/local-discord/snowflake.ts';
import { createTraffic } from '../../src/local-discord/traffic.ts';

const START = Date.UTC(2026, 5, 1);

describe('a clock', () => {
  test('that is pushed runs what falls due, in order, each at its time', () => {
    const clock = createClock(() => START);
    const ran: [string, number][] = [];
    const later = (ms: number, name: string) => clock.after(ms, () => ran.push([name, clock.now() - START]));
    later(20, 'b');
    later(10, 'a');
    later(20, 'c');
    const off = later(15, 'called off');
    later(31, 'not yet');
    off();
    clock.advance(30);
    expect(ran).toEqual([
      ['a', 10],
      ['b', 20],
      ['c', 20],
    ]);
    clock.advance(1);
    expect(ran.at(-1)).toEqual(['not yet', 31]);
  });

  test('waits for what is further away than a timer reaches, and for nothing once it is closed', async () => {
    const clock = createClock();
    let ran = 0;
    const task = () => {
      ran += 1;
    };
    const warned: string[] = [];
    const note = (warning: Error) => void warned.push(warning.name);
    process.on('warning', note);
    clock.after(2 ** 32, task);
    await wait(20);
    process.off('warning', note);
    expect([ran, warned]).toEqual([0, []]);
    clock.after(5, task);
    clock.close();
    await wait(20);
    clock.advance(2 ** 33);
    expect(ran).toBe(0);
  });
});

test('ids follow the time, and never repeat or go back', () => {
  const state = { lastId: '0' };
  const first = nextId(state, START);
  expect(BigInt(first) >> 22n).toBe(BigInt(START - Date.UTC(2015, 0)));
  expect(nextId(state, START)).toBe(String(BigInt(first) + 1n));
  expect(nextId(state, START - 1000)).toBe(String(BigInt(first) + 2n));
});

test('traffic remembers the last entries, by number, and tells whoever listens', () => {
  const traffic = createTraffic(2);
  const heard: number[] = [];
  const stop = traffic.subscribe(({ number }) => heard.push(number));
  const note = () => traffic.note({ kind: 'gateway', at: START, direction: 'to bot', payload: {} });
  for (let i = 0; i < 5; i += 1) note();
  stop();
  note();
  const numbers = (from?: number) => traffic.entries(from).map(({ number }) => number);
  expect([numbers(), numbers(5), heard]).toEqual([[4, 5], [5], [0, 1, 2, 3, 4]]);
  traffic.clear();
  expect(numbers()).toEqual([]);
});
