import { describe, expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { GRACE } from '../../src/subscriptions/subscription.ts';
import { databases, openFor } from '../support/databases.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const OLD = briefingOf('# Old\n\nA text.\n', 'old.md');
const LATEST = briefingOf('# Latest\n\nOne more text.\n', 'latest.md');
const NEWS = briefingOf('# News\n\nAnother text.\n', 'news.md');

describe.each(databases)('servers forgotten on $name', ({ place }) => {
  test('nothing is left of them, neither subscriptions nor posts; other servers and the briefings stay', async () => {
    const storage = await openFor(await place());
    const { subscriptions, outbox } = storage;
    await recordBriefings(outbox, [OLD], NOW);
    await subscribe(subscriptions, wishOf('1', { guildId: 'here' }), 'a', NOW);
    await subscribe(subscriptions, wishOf('2', { guildId: 'here' }), 'b', NOW);
    await subscriptions.unsubscribe('2', 'c', NOW);
    const kept = await subscribe(subscriptions, wishOf('3', { guildId: 'elsewhere' }), 'd', NOW);
    await recordBriefings(outbox, [OLD, NEWS], NOW);
    expect(await outbox.counts()).toEqual({ waiting: 2 });

    await storage.forgetServers(['here']);
    expect(await subscriptions.all()).toEqual([kept.subscription]);
    expect(await outbox.counts()).toEqual({ waiting: 1 });
    expect(await subscriptions.undo('2', 'c', NOW)).toEqual({ kind: 'too-late' });
    await recordBriefings(outbox, [OLD, NEWS], NOW + 1);
    expect(await outbox.counts()).toEqual({ waiting: 1 });

    await storage.forgetServers([]);
    expect(await subscriptions.all()).toHaveLength(1);
  });

  /** One server with a post of a subscription that ended, and another server where a briefing waits. */
  async function withPosts() {
    const { subscriptions, outbox } = await openFor(await place());
    await recordBriefings(outbox, [OLD], NOW);
    await subscribe(subscriptions, wishOf('1', { guildId: 'here' }), 'a', NOW);
    await recordBriefings(outbox, [OLD, NEWS], NOW);
    for (const job of await outbox.claim(NOW, 9))
      await outbox.settle(
        job,
        { kind: 'posted', channelId: '1', messageId: 'm', revision: 1, publish: false },
        NOW,
      );
    await subscriptions.unsubscribe('1', 'b', NOW);
    await subscribe(subscriptions, wishOf('2', { guildId: 'elsewhere' }), 'c', NOW);
    await recordBriefings(outbox, [OLD, NEWS, LATEST], NOW);
    expect(await outbox.counts()).toEqual({ posted: 1, waiting: 1 });
    return { subscriptions, outbox };
  }

  test('a week after the bot left one nothing is left of it, of what had ended before neither', async () => {
    const { subscriptions, outbox } = await withPosts();
    await subscribe(subscriptions, wishOf('1', { guildId: 'here' }), 'd', NOW);
    await subscriptions.remove({ guildId: 'here' }, 'guild-left', NOW);
    await subscriptions.sweep(NOW + GRACE);
    expect(await outbox.counts()).toEqual({ posted: 1, waiting: 1 });
    await subscriptions.sweep(NOW + GRACE + 1);
    expect(await outbox.counts()).toEqual({ waiting: 1 });
  });

  test('of one without subscriptions nothing is left as soon as the bot left it', async () => {
    const { subscriptions, outbox } = await withPosts();
    await subscriptions.remove({ guildId: 'here' }, 'guild-left', NOW);
    expect(await outbox.counts()).toEqual({ waiting: 1 });
    expect(await subscriptions.undo('1', 'b', NOW)).toEqual({ kind: 'too-late' });
  });

  test('of a channel that was deleted nothing is left after a week, of a subscription that had ended before neither', async () => {
    const { subscriptions, outbox } = await withPosts();
    await subscribe(subscriptions, wishOf('1', { guildId: 'here' }), 'd', NOW + 1);
    await subscriptions.remove({ channelId: '1' }, 'channel-deleted', NOW + 1);
    await subscriptions.sweep(NOW + GRACE + 2);
    expect(await outbox.counts()).toEqual({ waiting: 1 });
  });

  test('the servers that anything is known of are those with a subscription, also one that ended, or with a post', async () => {
    const { subscriptions } = await withPosts();
    await subscribe(subscriptions, wishOf('3', { guildId: 'third' }), 'e', NOW);
    await subscriptions.unsubscribe('3', 'f', NOW);
    expect((await subscriptions.servers()).toSorted()).toEqual(['elsewhere', 'here', 'third']);
    await subscriptions.sweep(NOW + GRACE + 1);
    expect((await subscriptions.servers()).toSorted()).toEqual(['elsewhere', 'here']);
  });
});
