import { expect, test } from 'vitest';
import { createDrafts, type Drafts } from '../../src/discord/drafts.ts';
import { briefingOf } from '../support/some-briefing.ts';

const draft = { name: 'a.md', bytes: new Uint8Array(), briefing: briefingOf('A text.') };

test('a draft that is being published answers with how that ends, and is a draft as before when it fails', async () => {
  const drafts = createDrafts(() => 0);
  drafts.keep('a', draft);
  const failing = drafts.settle('a', Promise.reject(new Error('the disk is full')));
  await Promise.all([
    expect(drafts.get('a')?.outcome).rejects.toThrow('the disk is full'),
    expect(failing).rejects.toThrow('the disk is full'),
  ]);
  expect(drafts.get('a')).toMatchObject({ name: 'a.md' });
  expect(drafts.get('a')?.outcome).toBeUndefined();
  const done = { private: true, components: [] };
  expect(await drafts.settle('a', Promise.resolve(done))).toBe(done);
  expect(await drafts.get('a')?.outcome).toBe(done);
});

test.each([
  ['another one is kept', (drafts: Drafts) => drafts.keep('b', draft)],
  ['one is asked for', (drafts: Drafts) => drafts.get('b')],
])('a draft that is a quarter of an hour old is let go once %s', (_, use) => {
  let now = 0;
  const drafts = createDrafts(() => now);
  drafts.keep('a', draft);
  now = 15 * 60_000 - 1;
  use(drafts);
  expect(drafts.get('a')).toMatchObject(draft);
  now = 15 * 60_000;
  use(drafts);
  // Were it only hidden, a clock put back would show it again.
  now = 0;
  expect(drafts.get('a')).toBeUndefined();
});

test('fifty drafts are kept, of more the latest', () => {
  const drafts = createDrafts(() => 0);
  for (let i = 0; i < 50; i += 1) drafts.keep(`${i}`, draft);
  expect(drafts.get('0')).toBeDefined();
  drafts.keep('50', draft);
  expect([drafts.get('0'), drafts.get('1')]).toEqual([undefined, expect.anything()]);
});
