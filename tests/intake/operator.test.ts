import { expect, onTestFinished, test } from 'vitest';
import { forgetfulMemory } from '../../src/intake/memory.ts';
import { startOperator } from '../../src/intake/operator.ts';
import { createLog } from '../../src/log.ts';
import { manualClock } from '../support/manual-clock.ts';

const HALF_A_MINUTE = 30_000;
const problem = (file: string, found = 'the front matter is not closed') => ({
  file: `/briefings/${file}`,
  line: 1,
  column: 1,
  found,
  mend: 'Add a line ---',
});

function someOperator(memory = forgetfulMemory()) {
  const clock = manualClock(0);
  const said: (readonly string[])[] = [];
  const state = { canSay: true, fails: false, asked: 0 };
  const operator = startOperator({
    memory: {
      tell: memory.tell,
      told() {
        state.asked += 1;
        return memory.told();
      },
    },
    clock,
    log: createLog('silent'),
    canSay: () => state.canSay,
    async say(lines) {
      if (state.fails) throw new Error('Discord is away');
      said.push(lines);
    },
  });
  onTestFinished(operator.close);
  return { operator, clock, said, state, memory };
}

const A = 'a.md:1:1: the front matter is not closed. Add a line ---';
const B = 'b.md:1:1: the front matter is not closed. Add a line ---';

test('each bad file is told once, also over a restart, and once when all are mended', async () => {
  const { operator, clock, said, memory } = someOperator();
  operator.problems([problem('a.md')]);
  await clock.advance(HALF_A_MINUTE);
  operator.problems([problem('a.md'), problem('b.md')]);
  await clock.advance(HALF_A_MINUTE);
  expect(said).toEqual([[A], [B]]);
  const next = someOperator(memory);
  next.operator.problems([problem('a.md'), problem('b.md')]);
  await next.clock.advance(HALF_A_MINUTE);
  next.operator.problems([problem('b.md')]);
  await next.clock.advance(HALF_A_MINUTE);
  expect(next.said).toEqual([]);
  next.operator.problems([]);
  await next.clock.advance(HALF_A_MINUTE);
  next.operator.problems([]);
  await next.clock.advance(HALF_A_MINUTE);
  expect(next.said).toEqual([[]]);
});

test('what is mended within half a minute is not told, and all that came meanwhile is told together', async () => {
  const { operator, clock, said } = someOperator();
  operator.problems([problem('a.md')]);
  await clock.advance(HALF_A_MINUTE / 2);
  operator.problems([]);
  await clock.advance(HALF_A_MINUTE);
  expect(said).toEqual([]);
  operator.problems([problem('a.md')]);
  operator.problems([problem('a.md'), problem('b.md')]);
  await clock.advance(HALF_A_MINUTE - 1);
  expect(said).toEqual([]);
  await clock.advance(1);
  expect(said).toEqual([[A, B]]);
});

test('of as many files that are bad as before, and of hundreds, those that are new are told', async () => {
  const { operator, clock, said, state } = someOperator();
  operator.problems([problem('a.md')]);
  await clock.advance(HALF_A_MINUTE);
  operator.problems([problem('b.md')]);
  await clock.advance(HALF_A_MINUTE);
  expect(said).toEqual([[A], [B]]);
  const many = Array.from({ length: 300 }, (_, at) => problem(`${at}.md`));
  operator.problems(many.slice(0, 150));
  await clock.advance(HALF_A_MINUTE);
  operator.problems(many);
  await clock.advance(HALF_A_MINUTE);
  expect(said.slice(2).map(({ length }) => length)).toEqual([150, 150]);
  const { asked } = state;
  await clock.advance(10 * HALF_A_MINUTE);
  expect(state.asked).toBe(asked);
});

test('what could not be said is not said again and again, and what comes after it is', async () => {
  const { operator, clock, said, state } = someOperator();
  state.fails = true;
  operator.problems([problem('a.md')]);
  await clock.advance(HALF_A_MINUTE);
  state.fails = false;
  operator.problems([problem('a.md'), problem('b.md')]);
  await clock.advance(HALF_A_MINUTE);
  expect(said).toEqual([[B]]);
});

test('what cannot be told yet, because another process posts or Discord is away, is told later', async () => {
  const { operator, clock, said, state } = someOperator();
  state.canSay = false;
  operator.problems([problem('a.md')]);
  await clock.advance(10 * HALF_A_MINUTE);
  expect(said).toEqual([]);
  state.canSay = true;
  await clock.advance(HALF_A_MINUTE);
  expect(said).toEqual([[A]]);
});
