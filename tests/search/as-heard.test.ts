import { expect, test } from 'vitest';
import { asking } from './asking.ts';

test('Chinese characters that are read the same are taken for one another, but not those of a word that is often said', () => {
  const terms = asking('## Did you know?\n- 汽车: 有四个轮子。\n- 内需: 国内的需求。\n- 上号: 登录。\n');
  expect(terms('气车')).toBe('汽车');
  expect(terms('内须')).toBe('内需');
  expect(terms('早上')).toBeUndefined();
});
