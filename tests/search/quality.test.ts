import { describe, expect, test } from 'vitest';
import { createRememberingAsk, judge, type Outcome, type Score, score, show } from './judge.ts';
import { LIBRARIES, setsOf } from './question-sets.ts';
import reached from './reached.json' with { type: 'json' };

const says = createRememberingAsk();
const scores = LIBRARIES.flatMap((library) =>
  setsOf(library).map((set) => ({ library, set, ...score(library, set, says) })),
);

test.each(LIBRARIES)('no set about %s is gone', (library) => {
  expect(setsOf(library)).toEqual(Object.keys(reached[library]));
});

describe.each(scores)('the questions $set about $library', ({ library, set, ...found }) => {
  const kept: Record<string, Partial<Record<keyof Score, number>>> = reached[library];

  test.each(['asked', 'unanswerable'] as const)('none of the questions is gone: %s', (part) =>
    expect(found[part]).toBe(kept[set]?.[part]),
  );

  test.each(['wrong', 'none', 'lost', 'invented'] as const)('as few as ever are %s', (amiss) => {
    const outcomes = found[amiss];
    expect(outcomes.length, outcomes.map(show).join('\n')).toBeLessThanOrEqual(kept[set]?.[amiss] ?? -1);
  });
});

/** What we promise, on the first questions, of which a third was held back from tuning. */
describe.each([
  ['one', { right: 0.99, wrong: 0.003, invented: 0.01 }],
  ['many', { right: 0.97, wrong: 0.003, invented: 0.02 }],
] as const)('of the first questions about %s', (library, promised) => {
  const asked = judge(library, 'first', says);
  const unanswerable = judge(library, 'first-unanswerable', says);
  const share = (outcomes: readonly Outcome[], is: (outcome: Outcome) => boolean): number =>
    outcomes.filter(is).length / outcomes.length;

  test.each([false, true])('the promised share is right and wrong, held back: %s', (heldBack) => {
    const part = asked.filter((one) => one.heldBack === heldBack);
    expect(share(part, ({ right }) => right)).toBeGreaterThanOrEqual(promised.right);
    expect(share(part, ({ right, answered }) => answered && !right)).toBeLessThanOrEqual(promised.wrong);
  });

  test('no more than the promised share is answered without an answer', () => {
    expect(share(unanswerable, ({ answered }) => answered)).toBeLessThanOrEqual(promised.invented);
  });
});

test('there are at least 300 first questions with an answer and 150 without', () => {
  expect(judge('one', 'first', says).length).toBeGreaterThanOrEqual(300);
  expect(judge('one', 'first-unanswerable', says).length).toBeGreaterThanOrEqual(150);
});
