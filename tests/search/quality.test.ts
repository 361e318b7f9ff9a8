import { describe, expect, test } from 'vitest';
import { judge, manyBriefings, type Outcome, oneBriefing, show } from './judge.ts';

const share = (part: readonly unknown[], all: readonly unknown[]): number => part.length / all.length;
const isTuned = ({ heldBack }: Outcome): boolean => !heldBack;
const isHeldBack = ({ heldBack }: Outcome): boolean => heldBack;

const real = judge(oneBriefing, 'real-briefing', 'blind', 'more');
const many = judge(manyBriefings, 'many-briefings', 'blind-many', 'more-many');
const notInReal = judge(oneBriefing, 'unanswerable', 'blind-unanswerable', 'more-unanswerable');
const notInMany = judge(
  manyBriefings,
  'many-unanswerable',
  'blind-many-unanswerable',
  'more-many-unanswerable',
);

// Right at least, wrong at most: what is reached, with room for one question of the held back third to turn.
describe.each([
  ['the real briefing, tuned on', real.filter(isTuned), 0.99, 0.003],
  ['the real briefing, held back', real.filter(isHeldBack), 0.98, 0.006],
  ['many briefings in three languages, tuned on', many.filter(isTuned), 0.97, 0.015],
  ['many briefings in three languages, held back', many.filter(isHeldBack), 0.97, 0.015],
])('questions about %s', (_name, all, rightAtLeast, wrongAtMost) => {
  const missed = all.filter(({ right }) => !right);
  const wrong = missed.filter(({ answered }) => answered);

  test(`at least ${rightAtLeast * 100}% get the right entry first`, () => {
    expect(1 - share(missed, all), missed.map(show).join('\n')).toBeGreaterThanOrEqual(rightAtLeast);
  });

  test(`at most ${wrongAtMost * 100}% get a wrong one`, () => {
    expect(share(wrong, all), wrong.map(show).join('\n')).toBeLessThanOrEqual(wrongAtMost);
  });

  test('those that get none get the right one as a suggestion', () => {
    expect(missed.filter(({ answered, suggested }) => !answered && !suggested).map(show)).toEqual([]);
  });
});

describe.each([
  ['the real briefing does not answer', notInReal, 0.01],
  ['none of many briefings answers', notInMany, 0.025],
])('questions that %s', (_name, all, atMost) => {
  test(`at most ${atMost * 100}% get an answer`, () => {
    const answered = all.filter((one) => one.answered);
    expect(share(answered, all), answered.map(show).join('\n')).toBeLessThanOrEqual(atMost);
  });
});

test('there are at least 300 questions with an answer and 150 without', () => {
  expect(real.length).toBeGreaterThanOrEqual(300);
  expect(notInReal.length).toBeGreaterThanOrEqual(150);
});
