import { expect, onTestFinished, test } from 'vitest';
import { openLocal } from '../src/local.ts';

test('what the bot did in a local Discord of before is forgotten, as its servers are new', async () => {
  const forgotten: string[] = [];
  const local = await openLocal(
    { port: 0, forget: async (guildIds) => void forgotten.push(...guildIds) },
    { say: () => {} },
  );
  onTestFinished(() => local.close());
  expect(forgotten).toEqual(Object.keys(local.world.guilds));
  expect(forgotten.length).toBeGreaterThan(0);
});
