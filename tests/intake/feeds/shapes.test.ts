import { describe, expect, test } from 'vitest';
import type { Briefing } from '../../../src/briefings/briefing.ts';
import { idOfItem } from '../../../src/intake/feeds/feed-item.ts';
import { briefingOf, readOne } from './reading.ts';
import { FORMATS } from './shapes/formats.ts';
import { HABITS } from './shapes/habits.ts';
import { PROGRAMS } from './shapes/programs.ts';
import { MEANT, type Shape } from './shapes/shape.ts';

const told = ({ title, date, source, topics, entries }: Briefing) => ({
  title,
  date: date === undefined ? undefined : new Date(date).toISOString(),
  source,
  topics,
  entries: entries.map(({ section, term, text }) => `${section[0]} ${term ? `${term}: ` : ''}${text.plain}`),
});

function expectAsMeant({ body, contentType, ...meant }: Shape): void {
  const item = readOne(body, contentType);
  const briefing = briefingOf(item, idOfItem(item), false);
  expect(told(briefing)).toEqual({
    title: meant.title ?? MEANT.title,
    date: meant.date,
    source: meant.source,
    topics: meant.topics ?? [],
    entries: meant.entries ?? MEANT.entries,
  });
  expect(briefing.id).toBe(idOfItem(item));
}

describe('what its publisher meant is read of a feed', () => {
  test.each(PROGRAMS)('by $name', expectAsMeant);
  test.each(FORMATS)('in $name', expectAsMeant);
  test.each(HABITS)('with $name', expectAsMeant);
});
