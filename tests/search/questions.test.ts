import { describe, expect, test } from 'vitest';
import { buildIndex, search } from '../../src/search/index.ts';
import { briefingOf } from '../support/some-briefing.ts';

const asking = (text: string) => {
  const library = buildIndex([briefingOf(text)]);
  return (question: string) => {
    const { answer } = search(library, question);
    return answer && (answer.entry.term ?? answer.entry.text.plain);
  };
};

describe('what is asked about', () => {
  const find = asking(
    '## Key takeaways\n- Snow falls in the mountains from December.\n- The bakers may not have enough helpers.\n## Did you know?\n- Sourdough: Bread that rises by itself.\n- Rye: A grain.\n',
  );

  test.each([
    'Dear bot, what is sourdough?',
    'hello my friend, sourdough please',
    '/explain sourdough',
    'who tf is sourdough',
  ])('who is spoken to and slang are not: %s', (question) => expect(find(question)).toBe('Sourdough'));

  test.each(['/help', '/kick @baker', 'not enough'])('nothing: %s', (question) =>
    expect(find(question)).toBeUndefined(),
  );

  test('a time, which says enough beside one common word', () => {
    expect(find('when is the snow?')).toContain('December');
  });
});

describe('a word that is two, or two that are one', () => {
  const find = asking(
    '## Key takeaways\n- Pictures carry watermarks.\n- Marks in water fade.\n## Did you know?\n- Basis Point: A hundredth of a percent, used for rates; 50 are half a percent.\n- Withholding Tax: Kept back at the source.\n- EUV Lithography: Light of short waves.\n',
  );

  test.each([
    ['pictures with water marks', 'Pictures carry watermarks.'],
    ['what is 50bps', 'Basis Point'],
  ])('%s', (question, answer) => expect(find(question)).toBe(answer));

  test.each([
    ['witholding tacks', 'Withholding Tax'],
    ['litography EVU', 'EUV Lithography'],
  ])(
    'what is beside a word it is sure of is heard like it, or stands before or after it: %s',
    (question, answer) => expect(find(question)).toBe(answer),
  );
});

describe('names', () => {
  test('one word that no talk has is enough in any script, whatever is told around it', () => {
    const find = asking(
      '## Did you know?\n- Озимые: Их сеют осенью.\n- 逆回购: 央行借出资金。\n- State: It has borders.\n',
    );
    expect(find('мой дед всю жизнь работал в поле и говорил про озимые, а мне стыдно спросить')).toBe(
      'Озимые',
    );
    expect(find('逆回购怎么操作')).toBe('逆回购');
  });
});
