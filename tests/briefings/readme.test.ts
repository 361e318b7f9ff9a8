import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { frontMatterSchema } from '../../src/briefings/parse/front-matter.ts';
import { briefingOf } from '../support/some-briefing.ts';

const readme = readFileSync('data/README.md', 'utf8');
const example = (language: string) => {
  const [, text = ''] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme) ?? [];
  return briefingOf(text, 'example.md');
};
const sections = (language: string): string =>
  example(language)
    .entries.map(({ section }) => section)
    .join(' ');

test('the example of data/README.md is a briefing with all that it shows', () => {
  expect(sections('markdown')).toBe('summary takeaways takeaways analysis glossary');
  expect(example('markdown')).toMatchObject({
    id: 'fed-keeps-rates',
    title: 'Fed keeps rates where they are',
    date: Date.UTC(2026, 10, 23),
    topics: ['Fed', 'Interest rates'],
    entries: [{}, {}, {}, {}, { term: 'Quantitative Tightening', aliases: ['QT'] }],
  });
});

test('the example of plain text is a briefing', () => {
  expect(sections('text')).toBe('summary takeaways takeaways glossary');
});

test('data/README.md has a row for every key of the front matter', () => {
  const rows = [...readme.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
  const schema: unknown = JSON.parse(readFileSync('data/front-matter.schema.json', 'utf8'));
  expect(schema).toHaveProperty('properties');
  expect(frontMatterSchema()).toMatchObject({ properties: Object.fromEntries(rows.map((key) => [key, {}])) });
  expect(rows).toHaveLength(8);
});

test('data/front-matter.schema.json is up to date: npm run schema', () => {
  expect(JSON.parse(readFileSync('data/front-matter.schema.json', 'utf8'))).toEqual(frontMatterSchema());
});

test('the schema that editors are given accepts the example, true and false, and refuses what the parser refuses', () => {
  const accepts = new Ajv().compile(frontMatterSchema());
  const [, yaml = ''] = /```markdown\n---\n(.*?)---/s.exec(readme) ?? [];
  expect(accepts(parse(yaml))).toBe(true);
  expect(accepts({ retracted: true, topics: 'Fed, Money' })).toBe(true);
  for (const wrong of [
    { titel: 'x' },
    { date: 'yesterday' },
    { id: 'a b' },
    { topics: { a: 'b' } },
    { source: 'x' },
    { retracted: 'perhaps' },
    { title: 'x'.repeat(201) },
  ])
    expect([wrong, accepts(wrong)]).toEqual([wrong, false]);
});
