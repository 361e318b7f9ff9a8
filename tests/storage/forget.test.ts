import { describe, expect, test } from 'vitest';
import { recordBriefings } from '../../src/delivery/record.ts';
import { databases, openFor } from '../support/databases.ts';
import { briefingOf } from '../support/some-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const OLD = briefingOf('# Old\n\nA text.\n', 'old.md');
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
});
