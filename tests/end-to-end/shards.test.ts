import { expect, test } from 'vitest';
import { heard, news, startDelivering } from '../support/delivering-bot.ts';
import { localDiscord } from '../support/local-discord.ts';

test('in more servers than Discord wants on one connection it makes another, and knows, posts and answers as ever', async () => {
  const discord = await localDiscord({ identifiesAtOnce: 2 });
  const known = Object.keys(discord.world.guilds).length;
  for (let n = known; n <= 1000; n += 1) discord.addGuild(`Server ${n}`);
  const { log, subscribe, publish, posted } = await startDelivering({ on: discord });
  const identified = discord
    .traffic()
    .filter((entry) => entry.kind === 'gateway' && Object(entry.payload).op === 2)
    .map((entry) => 'payload' in entry && Object(entry.payload).d.shard);
  expect(identified.sort()).toEqual([
    [0, 2],
    [1, 2],
  ]);
  const guilds = Object.values(discord.world.guilds).filter(({ members }) => discord.world.botId in members);
  expect(log.join('')).toContain(`"guilds":${guilds.length}`);
  await subscribe('world-news');
  await publish(news());
  expect(await posted('world-news')).toHaveLength(1);
  expect(await heard(discord)).toMatchObject({ kind: 'message' });
});
