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

test('another source, section or emphasis is a correction, another date, topic or alias is none', () => {
  const text =
    '---\ntitle: T\ntopics: [a]\naliases: { Zeugma: [z] }\n---\n## Analysis\n\nOne.\n\n## Glossary\n\n- Zeugma: A verb.';
  const changed = (from: string, to: string) =>
    printOf(text, 'a.md') !== printOf(text.replace(from, to), 'a.md');
  for (const to of ['topics: [b]', 'topics: [a]\ndate: 2026-11-23'])
    expect(changed('topics: [a]', to)).toBe(false);
  expect(changed('[z]', '[y]')).toBe(false);
  expect(changed('topics: [a]', 'topics: [a]\nsource: https://example.org/')).toBe(true);
  expect(changed('## Analysis', '## Summary')).toBe(true);
  expect(changed('One.', '**One.**')).toBe(true);
});
