import { expect, test } from 'vitest';
import { buildIndex, search } from '../../src/search/index.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { asking } from './asking.ts';

test('who asks for all of a title, and more, wants the summary rather than an analysis', () => {
  const titled = asking(
    '---\ntitle: Mayor visits Bergen\n---\nMayor Ada Moe is set to visit Bergen with many of her friends.\n\n## Analysis\nTrains will be full when Ada Moe, the mayor, goes on her visit to Bergen.\n',
  );
  expect(titled('mayor ada moe visit bergen')).toContain('with many of her friends');
});

test('an entry does not answer in place of one that has clearly more of the question', () => {
  const state = asking(
    '## Key takeaways\n- The statement was long.\n## Did you know?\n- Head of State: Who signs laws.\n',
  );
  expect(state('what did they do with the statement')).not.toBe('Head of State');
});

test('words in the order of the question count most, in the other order half of that, apart nothing', () => {
  const index = buildIndex([
    briefingOf(
      '## Key takeaways\n- Bridges rust though keepers paint, and tolls rise.\n- Tolls of bridges rise though keepers paint, and rust.\n- Bridges with tolls rise though keepers paint, and rust.\n',
    ),
  ]);
  const { answer, related } = search(index, 'bridges tolls');
  const beginnings = [answer, ...related].map((match) => match?.entry.text.plain.split(' ', 3).join(' '));
  expect(beginnings).toEqual(['Bridges with tolls', 'Tolls of bridges', 'Bridges rust though']);
});

test('words in their order say which entry is meant, also around one of any talk that only another has', () => {
  const rams = asking(
    '## Key takeaways\n- The ferry rams the bridge.\n- The bridge rams the ferry.\n- A trip is good.\n',
  );
  expect(rams('bridge good ferry')).toBe('The bridge rams the ferry.');
  expect(rams('ferry good bridge')).toBe('The ferry rams the bridge.');
});
