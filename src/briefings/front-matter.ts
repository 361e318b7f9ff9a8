import { z } from 'zod';
import { cleanLine, isVisible } from './clean-text.ts';
import { parseDate } from './date.ts';
import { isId } from './identity.ts';
import { isWeb } from './phrasing.ts';
import { MAX_TITLE } from './title.ts';

const line = (most: number) =>
  z
    .string('must be text')
    .transform(cleanLine)
    .pipe(z.string().refine(isVisible, 'must not be blank').max(most, `may have at most ${most} characters`));

const date = z.string('must be a day').transform((value, context) => {
  const time = parseDate(value.trim());
  if (time !== undefined) return time;
  context.addIssue({
    code: 'custom',
    message: 'must be a day such as 2026-11-23, or a time with its zone such as 2026-11-23T08:00Z',
  });
  return z.NEVER;
});

const topics = z.array(line(50)).max(20, 'may have at most 20');
const names = z.array(line(100)).max(20, 'may have at most 20 names for a term');

/** The one definition of what may stand in the front matter: all of it text, as YAML's failsafe schema gives it. */
export const frontMatter = z.strictObject({
  title: line(MAX_TITLE)
    .optional()
    .describe('What the briefing is called. Else the # heading, else made of the file name.'),
  date: date.optional().describe('When it was published: a day (midnight UTC), or a time with its zone.'),
  id: z
    .string('must be text')
    .refine(
      isId,
      'must be 1 to 64 lower-case letters and digits with single hyphens between, such as putin-visits-china',
    )
    .optional()
    .describe(
      'What the bot knows the briefing by. Keep it when the file is renamed. Else made of the file name.',
    ),
  topics: z
    .union([
      topics,
      z
        .string()
        .transform((value) =>
          value
            .split(/[,;，、；]/)
            .map(cleanLine)
            .filter(Boolean),
        )
        .pipe(topics),
    ])
    .optional()
    .describe('What it is about, at most 20; channels can subscribe to a topic.'),
  source: z
    .string('must be text')
    .trim()
    .refine(isWeb, 'must be an http or https address')
    .optional()
    .describe('Address of the original (http or https).'),
  aliases: z
    .record(z.string(), z.union([names, line(100).transform((name) => [name])]))
    .optional()
    .describe('Other names of glossary terms, such as "Quantitative Tightening: [QT]".'),
  correction: line(300).optional().describe('What a correction changed, in one sentence; readers see it.'),
  retracted: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .optional()
    .describe('true takes the briefing back: copies already posted are marked as retracted.'),
});

export type FrontMatter = z.output<typeof frontMatter>;
