import { describe, expect, onTestFinished, test } from 'vitest';
import { openStorage, type Place } from '../../src/storage/storage.ts';
import { databases } from '../support/databases.ts';
import { leapUntilReached } from './leap.ts';
import { seeded } from './random.ts';
import { playRound } from './round.ts';
import { type Stage, setStage } from './stage.ts';

const CHANNELS = 200;
const LONG = 180_000;
const NEWS = 'Something happened.';

async function stageOn(place: Place): Promise<Stage> {
  const stage = await setStage(place, { channels: CHANNELS });
  onTestFinished(() => stage.close());
  return stage;
}

describe.each(databases)('on $name', ({ name, place }) => {
  test(
    'killed at random moments of a fan-out while everything goes wrong, the bot posts to every channel exactly once',
    async () => {
      const stage = await stageOn(await place());
      const { wrong, kills } = await playRound(stage, NEWS, seeded(9));
      expect(wrong).toEqual([]);
      expect(kills).toBeGreaterThan(1);
      // The last kill may come before the last posts are written down; none may be given up.
      const { posted = 0, sending = 0, waiting = 0 } = await stage.counts();
      expect(posted + sending + waiting).toBe(CHANNELS);
    },
    LONG,
  );

  // An embedded database takes one process only.
  if (name === 'Postgres')
    test(
      'of two processes one posts; when it is killed the other goes on within 30 s, with nothing lost or doubled',
      async () => {
        const at = await place();
        const stage = await stageOn(at);
        stage.start();
        stage.start();
        const leader = () => stage.bots.find((bot) => bot.lastWords().includes('This process posts now.'));
        const reached = () => stage.reached(NEWS).channels;
        await expect.poll(leader, { timeout: 30_000 }).toBeDefined();
        await stage.publish(NEWS);
        await expect.poll(reached, { timeout: 30_000, interval: 10 }).toBeGreaterThan(CHANNELS / 4);
        const first = leader();
        if (first) await stage.kill(first);
        const had = reached();
        expect(had).toBeLessThan(CHANNELS);
        await expect.poll(reached, { timeout: 30_000 }).toBeGreaterThan(had);
        expect(leader()).not.toBe(first);
        // What the first had begun in forums is waited for, three minutes of time.
        await leapUntilReached(stage, NEWS, () => {});
        // The last posts arrive a moment before they are written down.
        const storage = await openStorage(at);
        onTestFinished(() => storage.close());
        await expect.poll(storage.outbox.counts, { timeout: 30_000 }).toEqual({ posted: CHANNELS });
        expect(stage.reached(NEWS).wrong).toEqual([]);
      },
      LONG,
    );
});
