import { expect, test } from 'vitest';
import { label, worst } from '../../src/local-discord/page/panel/judged.ts';

const verdict = (state: 'conforms' | 'differs' | 'undescribed') => ({ state, why: [] });
const entry = (
  asked: ReturnType<typeof verdict>,
  answered: ReturnType<typeof verdict>,
  status: number | null = 200,
) => ({
  kind: 'rest' as const,
  number: 0,
  at: 0,
  method: 'GET',
  path: `/channels/12345678901234567890/messages/${'x'.repeat(50)}`,
  request: null,
  answer: null,
  status,
  asked,
  answered,
});

test('of two verdicts the panel shows the one that matters more, whichever it is of', () => {
  const [differs, conforms, undescribed] = [verdict('differs'), verdict('conforms'), verdict('undescribed')];
  expect(worst(entry(differs, conforms))).toBe(differs);
  expect(worst(entry(conforms, differs))).toBe(differs);
  expect(worst(entry(undescribed, conforms))).toBe(conforms);
});

test('the panel shortens ids and tokens, and marks what was refused or cut', () => {
  const shown = (status: number | null) => label(entry(verdict('conforms'), verdict('conforms'), status));
  expect(shown(200)).toMatchObject({
    title: 'GET /channels/…7890/messages/…',
    sign: { words: '200', kind: 'good' },
  });
  expect(shown(403).sign).toMatchObject({ words: '403', kind: 'bad' });
  expect(shown(null).sign).toMatchObject({ words: 'cut', kind: 'bad' });
});
