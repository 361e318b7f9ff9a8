import fc from 'fast-check';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';

/** Parses a briefing written in a test. */
export const briefingOf = (text: string, file = 'some-briefing.md') =>
  parseBriefing(new TextEncoder().encode(text), file);

/** What a briefing written in a test is read as, an entry a line: `section: text`, or `section: term = text`. */
export const outline = (text: string, file?: string): string[] =>
  briefingOf(text, file).entries.map(
    ({ section, term, text: { plain } }) => `${section}: ${term ? `${term} = ` : ''}${plain}`,
  );

/** More than the text of an entry may have, and might have before that was limited. */
export const LONG = 'So it is. '.repeat(3_000).trim();

/** A briefing whose first entry has that text, or another that is as long as no file may have it. */
export const lengthened = (
  { entries: [first, ...others], ...briefing }: Briefing,
  plain = LONG,
): Briefing => ({
  ...briefing,
  entries: first ? [{ ...first, text: { plain, marks: [] } }, ...others] : others,
});

const words = fc.array(
  fc.oneof(
    fc.lorem({ maxCount: 3 }),
    fc.constantFrom(
      '*',
      '_a_',
      '@everyone',
      '<@1>',
      '[x](https://example.org/a(b))',
      '`',
      '**b**',
      '# ',
      '> ',
      'https://example.org',
      '😀',
      '制裁',
      '||x||',
    ),
  ),
  { minLength: 1, maxLength: 60 },
);
const sentence = words.map((list) => `w ${list.join(' ').replace(/\s+/g, ' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));

/** Markdown of briefings of all sizes, with everything in them that Discord might read as something else. */
export const anyBriefing = fc
  .record({
    summary: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
    takeaways: fc.array(sentence, { maxLength: 30 }),
    analysis: fc.array(paragraph, { maxLength: 8 }),
    glossary: fc.array(sentence, { maxLength: 30 }),
  })
  .map(({ summary, takeaways, analysis, glossary }) =>
    briefingOf(
      [
        '## Summary',
        ...summary,
        '## Key takeaways',
        ...takeaways.map((one) => `- ${one}`),
        '## Analysis',
        ...analysis,
        '## Did you know?',
        ...glossary.map((one, i) => `- Term ${i}: ${one}`),
      ].join('\n\n'),
    ),
  );
