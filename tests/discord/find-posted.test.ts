import { expect, test } from 'vitest';
import { createCourier } from '../../src/discord/posting/courier.ts';
import { CHANNEL } from '../../src/local-discord/index.ts';
import { connectedClient } from '../support/connected-client.ts';
import { localDiscord } from '../support/local-discord.ts';
import { postJob } from '../support/some-job.ts';
import { wishOf } from '../support/some-subscription.ts';

const MINUTE = 60_000;
const { signal } = new AbortController();

/** A courier at a local Discord, and what makes jobs for a channel of it. */
async function delivering(name: string, channelKind: 'text' | 'forum') {
  const discord = await localDiscord();
  const client = await connectedClient(discord);
  const channel = Object.values(discord.world.channels).find((one) => one.name === name) ?? expect.fail();
  const wish = wishOf(channel.id, { guildId: channel.guildId ?? '', channelKind });
  const courier = createCourier(client, discord.now);
  const job = (deliveryId: string, unsureSince?: number) =>
    postJob({
      deliveryId,
      nonce: deliveryId,
      subscription: { ...wish, id: 's', createdAt: 0 },
      ...(unsureSince !== undefined && { unsureSince }),
    });
  return {
    discord,
    channel,
    find: (deliveryId: string, since: number) => courier.findPosted(job(deliveryId, since), signal),
    post: (deliveryId: string) => courier.post(job(deliveryId), signal),
  };
}

const places = [
  ['world-news', 'text'],
  ['questions', 'forum'],
] as const;

test.each(places)('in %s a post is found among others, and no other is taken for it', async (name, kind) => {
  const { discord, find, post } = await delivering(name, kind);
  const since = discord.now();
  const posted = { a: await post('a'), b: await post('b') };
  for (const id of ['a', 'b'] as const)
    expect(await find(id, since)).toEqual({ ...posted[id], kind: 'found' });
  expect(await find('c', since)).toEqual({ kind: 'absent' });
});

test.each(places)('in %s it is looked for a little further back than it was tried', async (name, kind) => {
  const { discord, find, post } = await delivering(name, kind);
  const since = discord.now();
  await post('a');
  expect(await find('a', since + 4 * MINUTE)).toMatchObject({ kind: 'found' });
  expect(await find('a', since + 6 * MINUTE)).toEqual({ kind: 'absent' });
});

test('a post is found under the hundreds of messages that were written after it, or before', async () => {
  const { discord, find, post } = await delivering('world-news', 'text');
  const since = discord.now();
  const talk = (count: number): void => {
    for (let i = 0; i < count; i += 1) discord.as('Rosa').say('world-news', `Message ${i}`);
  };
  talk(250);
  const posted = await post('a');
  talk(250);
  expect(await find('a', since)).toEqual({ ...posted, kind: 'found' });
  expect(await find('b', since)).toEqual({ kind: 'absent' });
});

test('in a channel where more was written than is read nobody can say, nor where nothing may be read', async () => {
  const { discord, find } = await delivering('world-news', 'text');
  const since = discord.now();
  for (let i = 0; i < 2000; i += 1) discord.as('Rosa').say('world-news', 'A message');
  expect(await find('a', since)).toMatchObject({ kind: 'unreadable' });
  const seen = discord.traffic().length;
  discord.setPermissions('world-news', { role: 'Briefings' }, { deny: ['readMessageHistory'] });
  await expect
    .poll(async () => find('a', since))
    .toMatchObject({ detail: 'Read Message History is missing' });
  expect(discord.traffic(seen).some((entry) => entry.kind === 'rest' && entry.status === 403)).toBe(false);
});

test('a forum post is found among those that were closed since, however many were closed after it', async () => {
  const { discord, find, post, channel } = await delivering('questions', 'forum');
  const since = discord.now();
  const [posted, open] = [await post('a'), await post('b')];
  const close = (thread: string): void => {
    discord.advance(1000);
    discord.editThread(thread, { archived: true });
  };
  close(('channelId' in posted && posted.channelId) || '');
  const threadOwnerId = discord.as('Rosa').user.id;
  for (let i = 0; i < 205; i += 1) {
    const parts = { type: CHANNEL.publicThread, parentId: channel.id, threadOwnerId };
    close(discord.addChannel('The Reading Room', `Question ${i}`, parts).id);
  }
  const seen = discord.traffic().length;
  expect(await find('a', since)).toEqual({ ...posted, kind: 'found' });
  const pages = discord
    .traffic(seen)
    .filter((entry) => entry.kind === 'rest' && entry.path.includes('archived'));
  expect(pages).toHaveLength(3);
  expect(await find('b', since)).toEqual({ ...open, kind: 'found' });
  expect(await find('c', since)).toEqual({ kind: 'absent' });
  // What was closed before the first try is not looked through.
  const later = discord.traffic().length;
  expect(await find('c', discord.now() + 10 * MINUTE)).toEqual({ kind: 'absent' });
  expect(
    discord.traffic(later).filter((entry) => entry.kind === 'rest' && entry.path.includes('archived')),
  ).toHaveLength(1);
});

test('a forum post whose first message somebody deleted is nobody’s, and the others are found all the same', async () => {
  const { discord, find, post } = await delivering('questions', 'forum');
  const since = discord.now();
  const [deleted, posted] = [await post('a'), await post('b')];
  discord.deleteMessage(('messageId' in deleted && deleted.messageId) || '');
  expect(await find('a', since)).toEqual({ kind: 'absent' });
  expect(await find('b', since)).toEqual({ ...posted, kind: 'found' });
});
