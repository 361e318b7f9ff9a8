import { expect, test } from 'vitest';
import { createDrafts } from '../../src/discord/drafts.ts';
import { briefingOf } from '../support/some-briefing.ts';

test('a draft that is being published answers with how that ends, and is a draft as before when it fails', async () => {
  const drafts = createDrafts(() => 0);
  drafts.keep('a', { name: 'a.md', bytes: new Uint8Array(), briefing: briefingOf('A text.') });
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
