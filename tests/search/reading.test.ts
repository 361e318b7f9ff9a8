import { expect, test } from 'vitest';
import { buildIndex } from '../../src/search/index.ts';
import { readQuestion } from '../../src/search/question/question.ts';
import { briefingOf } from '../support/some-briefing.ts';

/** What a question asks for in a library of this text: each thing as it was typed, and the words it may mean. */
const reading = (text: string) => {
  const { vocabulary } = buildIndex([briefingOf(text)]);
  return (question: string) =>
    readQuestion(vocabulary, question).asked.map(({ typed, matches }) => [
      typed,
      matches.map(({ word }) => word.text).join(),
    ]);
};

test('of characters without spaces a pair across the border of a longer word is not missed, one of two short words is', () => {
  const read = reading('## Key takeaways\n- 经济增长。\n');
  expect(read('经济'), 'one word').toEqual([['经济', '经济']]);
  expect(read('经济猫狗'), 'economy, cat, dog').toEqual([
    ['经济', '经济'],
    ['猫狗', ''],
  ]);
});

test('small characters beside one another are no name, though some text has them so', () => {
  const read = reading('## Key takeaways\n- 他在海上，李会已回家。\n');
  expect(read('他在哪')).toEqual([]);
  expect(read('李会在哪')).toEqual([['李会', '李会']]);
});

test('a code in capitals is its region, and none of the words that the name of the region is made of', () => {
  const read = reading('## Key takeaways\n- United firms of all nations met in Norway.\n');
  expect(read('UN')).toEqual([['un', '']]);
  expect(read('NO fish')).toEqual([['fish', '']]);
  expect(read('DK')).toEqual([['dk', '']]);
  expect(reading('## Key takeaways\n- Denmark fishes.\n')('DK')).toEqual([['dk', 'denmark']]);
});

test('a stop word of a text is no other form of a typed word', () => {
  const read = reading('## Key takeaways\n- It is about ships and for owners.\n');
  expect(read('where abouts')).toEqual([['abouts', '']]);
  expect(read('fors ships')).toEqual([
    ['fors', ''],
    ['ships', 'ships'],
  ]);
});

test('a short code has no plural: Washington is WA, and not what was', () => {
  expect(reading('## Key takeaways\n- It was quiet.\n')('washington')).toEqual([['washington', '']]);
});
