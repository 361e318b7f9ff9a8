import { expect, test } from 'vitest';
import { briefingOf } from '../support/some-briefing.ts';

const terms: Record<string, string> = {
  'Quantitative Tightening (QT): It is': 'Quantitative Tightening (QT)',
  '**NATO: the alliance**: It is': 'NATO: the alliance',
  '**Term**: It is': 'Term',
  '**Term:** It is': 'Term',
  '**Term:**It is': 'Term',
  '**制裁：**It is': '制裁',
  '**点阵图（Dot plot）**It is': '点阵图（Dot plot）',
  'Term – It is': 'Term',
  'Term -- It is': 'Term',
  'Term = It is': 'Term',
  '**Term** = It is': 'Term',
  '通货紧缩——It is': '通货紧缩',
  'E = mc²: It is': 'E = mc²',
  'SARS: CoV-2: It is': 'SARS: CoV-2',
  'The 10:30 rule: It is': 'The 10:30 rule',
  '制裁：It is': '制裁',
  'Санкции: It is': 'Санкции',
  '“Soft power”: It is': '“Soft power”',
  '“Soft power: again”: It is': '“Soft power: again”',
  '"Quoted: term": It is': '"Quoted: term"',
  'The 5" rule: It is': 'The 5" rule',
  'Term\n  It is': 'Term',
  '**NATO: the alliance** - It is': 'NATO: the alliance',
  '**Soft** power: It is': 'Soft power',
  'Repo (short: a loan for one night): It is': 'Repo (short: a loan for one night)',
};
test.each(Object.entries(terms))('the term of "%s" is "%s"', (line, term) => {
  const [entry] = briefingOf(`Did you know?\n- ${line}\n`).entries;
  expect([entry?.term, entry?.text.plain]).toEqual([term, 'It is']);
});

test('a colon in bold type ends the term, whatever stands before it', () => {
  const [entry] = briefingOf('Did you know?\n- **NATO: the alliance:** it is').entries;
  expect([entry?.term, entry?.text.plain]).toEqual(['NATO: the alliance', 'it is']);
});

test('a term ends at the colon or spaced dash that comes first', () => {
  const [first, second] = briefingOf('Did you know?\n- A — is: so\n- B: is — so\n').entries;
  expect([first?.term, first?.text.plain]).toEqual(['A', 'is: so']);
  expect([second?.term, second?.text.plain]).toEqual(['B', 'is — so']);
});
