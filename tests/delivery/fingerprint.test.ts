import { expect, test } from 'vitest';
import { withId } from '../../src/briefings/identity.ts';
import { fingerprint } from '../../src/delivery/fingerprint.ts';
import { itemBriefing } from '../../src/intake/feeds/item-briefing.ts';
import { briefingOf } from '../support/some-briefing.ts';

const printOf = (text: string, file: string) => fingerprint(withId(briefingOf(text, file), 'same'));

test('a renamed file without a title is no correction, another title of the publisher is one', () => {
  const texts = ['A text.', '# Title\n\nA text.', '---\ntitle: Title\n---\nA text.'];
  for (const text of texts) expect(printOf(text, 'one.md')).toBe(printOf(text, 'other-name.md'));
  const [untitled = '', ...titled] = texts;
  for (const text of titled) {
    expect(printOf(text, 'one.md')).not.toBe(printOf(text.replace('Title', 'New'), 'one.md'));
    expect(printOf(text, 'one.md')).not.toBe(printOf(untitled, 'one.md'));
  }
});

test('another title of a feed item is a correction', () => {
  const [one, other] = ['One', 'Other'].map((title) => {
    const result = itemBriefing({ key: '1', title, content: { plain: 'A text.' }, topics: [] }, 'same', true);
    return 'problem' in result ? result.problem : fingerprint(result.briefing);
  });
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(one).not.toBe(other);
});
