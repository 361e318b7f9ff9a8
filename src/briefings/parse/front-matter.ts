import { z } from 'zod';
import { cleanLine, isVisible } from '../clean-text.ts';
import { ID, isId } from '../identity.ts';
import { DATE, parseDate, YEARS_TAKEN } from './date.ts';
import { isWeb } from './phrasing.ts';
import { LONGEST_TITLE } from './title.ts';

/** The most characters (UTF-16 units) of the original's address: Discord takes no longer ones for a button. */
export const LONGEST_SOURCE = 512;

const line = (most: number) =>
  z
    .string('must be text')
    .transform(cleanLine)
    .pipe(z.string().refine(isVisible, 'must not be blank').max(most, `may have at most ${most} characters`));

const A_DAY = `must be a day such as 2026-11-23, or a time with its zone such as 2026-11-23T08:00Z, ${YEARS_TAKEN}`;

const date = z.string(A_DAY).transform((value, context) => {
  const time = parseDate(value.trim());
  if (time !== undefined) return time;
  context.addIssue({ code: 'custom', message: A_DAY });
  return z.NEVER;
});

const id = z
  .string('must be text')
  .refine(
    isId,
    'must be 1 to 64 lower-case letters and digits with single hyphens between, such as putin-visits-china',
  );

const topics = z.array(line(50)).max(20, 'may have at most 20');
const listInALine = z
  .string()
  .transform((value) =>
    value
      .split(/[,;，、；]/)
      .map(cleanLine)
      .filter(Boolean),
  )
  .pipe(topics);

const names = z.array(line(100)).max(20, 'may have at most 20 names for a term');
const oneName = line(100).transform((name) => [name]);

/** In characters. All of them are shown. */
const LONGEST_CORRECTION = 300;

/** It must be more than yes or no: readers see it after "Corrected:". */
const isSentence = (text: string): boolean => !/^(?:true|false|yes|no|\d+)$/i.test(text);

const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

/**
 * The only definition of what the front matter may contain: the parser reads by it, and the schema for editors is made
 * from it. Every value comes as text, as YAML's failsafe schema gives it. `meta` is for editors too.
 */
export const frontMatter = z.strictObject({
  title: line(LONGEST_TITLE).optional().meta({
    description: 'What the briefing is called. Else the # heading, else made of the file name.',
    maxLength: LONGEST_TITLE,
  }),
  date: date.optional().meta({
    description:
      'When it was published: a day (midnight UTC) or a time with its zone. Else the day the file name begins with.',
    pattern: DATE.source,
  }),
  id: id.optional().meta({
    description:
      'What the bot knows the briefing by; keep it and the file may be renamed. Else made of the file name.',
    pattern: ID.source,
    maxLength: 64,
  }),
  topics: z.union([topics, listInALine]).optional().meta({
    description: 'What it is about: at most 20, with at most 50 characters each.',
  }),
  source: z
    .string('must be text')
    .trim()
    .refine(isWeb, 'must be an http or https address')
    .max(
      LONGEST_SOURCE,
      `may have at most ${LONGEST_SOURCE} characters; leave out what follows its question mark`,
    )
    .optional()
    .meta({
      description: 'Address of the original.',
      pattern: '^https?://',
      maxLength: LONGEST_SOURCE,
    }),
  aliases: z
    .record(
      z.string(),
      z.union([names, oneName]),
      'must be terms with their other names, such as { NATO: [OTAN] }',
    )
    .optional()
    .meta({
      description: 'Other names of glossary terms.',
    }),
  correction: line(LONGEST_CORRECTION)
    .refine(isSentence, 'must say in a sentence what was corrected')
    .optional()
    .meta({
      description: 'What a correction changed, in one sentence. Readers see it.',
      maxLength: LONGEST_CORRECTION,
    }),
  retracted: flag.optional().meta({
    description: 'true takes the briefing back: copies already posted are marked as retracted.',
  }),
});

/** A JSON Schema of the front matter, for editors. */
export const frontMatterSchema = (): object =>
  z.toJSONSchema(frontMatter, {
    io: 'input',
    // The version that editors' language servers know best.
    target: 'draft-7',
    override({ zodSchema, jsonSchema }) {
      // In an editor's YAML, true and false are not text.
      if (zodSchema !== flag.in) return;
      delete jsonSchema.enum;
      jsonSchema.type = 'boolean';
    },
  });

export type FrontMatter = z.output<typeof frontMatter>;
