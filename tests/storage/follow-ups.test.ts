import { describe, expect, test } from 'vitest';
import type { FollowUpJob, PostJob } from '../../src/delivery/delivery.ts';
import { LEASE, type Settlement } from '../../src/delivery/outbox.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import type { Wish } from '../../src/subscriptions/subscription.ts';
import { databases } from '../support/databases.ts';
import { heldUp } from '../support/held-up.ts';
import { realBriefing } from '../support/real-briefing.ts';
import { subscribe, wishOf } from '../support/some-subscription.ts';
import { NOW, news, openSubscribed } from './subscribed.ts';

const MINUTE = 60_000;
const correction = (words: string) => [realBriefing, { ...news(21), correction: words }];

describe.each(databases)('edits and publications on $name', ({ place }) => {
  /** Channels in which a briefing was posted, a minute apart. */
  const open = async (wishes: readonly Wish[], { publish = false, deleted = false, channelId = '' } = {}) => {
    const { outbox, subscriptions } = await openSubscribed(await place(), []);
    for (const wish of wishes) await subscribe(subscriptions, wish, wish.channelId, NOW);
    await recordBriefings(outbox, [realBriefing, news(21)], NOW);
    const settlement = ({ subscription }: PostJob): Settlement => ({
      kind: 'posted',
      channelId: channelId || subscription.channelId,
      ...(!deleted && { messageId: `m${subscription.channelId}` }),
      revision: 1,
      publish,
    });
    const jobs = await outbox.claim(NOW, 9);
    if (deleted) await recordBriefings(outbox, correction('On another day.'), NOW);
    for (const job of jobs) await outbox.settle(job, settlement(job), NOW);
    return { outbox, subscriptions };
  };

  test('each is handed to one alone, in the order in which they were posted', async () => {
    const { outbox } = await open([wishOf('1'), wishOf('2'), wishOf('3')]);
    await recordBriefings(outbox, correction('On another day.'), NOW);
    const claimed = async (now: number, limit: number) =>
      (await outbox.claimFollowUps(now, limit)).map(({ messageId }) => messageId);
    expect(await claimed(NOW, 2)).toEqual(['m1', 'm2']);
    expect(await claimed(NOW + LEASE - 1, 9)).toEqual(['m3']);
    expect(await claimed(NOW + LEASE, 9)).toEqual(['m1', 'm2']);
    expect(await outbox.nextDue(NOW + LEASE)).toBe(NOW + 2 * LEASE - 1);
  });

  test('an edit goes to where the message is, says whether that is a forum, and whom the post had pinged', async () => {
    const { outbox } = await open([wishOf('1', { channelKind: 'forum', roleId: '7' })], {
      channelId: 'thread',
    });
    await recordBriefings(outbox, correction('On another day.'), NOW);
    expect(await outbox.claimFollowUps(NOW, 9)).toMatchObject([
      { kind: 'edit', channelId: 'thread', messageId: 'm1', inForum: true, roleId: '7' },
    ]);
  });

  test('an edit in the channel itself is none in a forum', async () => {
    const { outbox } = await open([wishOf('1')]);
    await recordBriefings(outbox, correction('On another day.'), NOW);
    expect(await outbox.claimFollowUps(NOW, 9)).toMatchObject([{ channelId: '1', inForum: false }]);
  });

  test('while a publication is put off the correction is not', async () => {
    const { outbox } = await open([wishOf('1')], { publish: true });
    const [job] = await outbox.claimFollowUps(NOW, 9);
    if (!job) throw new Error('nothing was claimed');
    const later = { kind: 'follow-up-again', what: 'publish', at: NOW + MINUTE, detail: 'busy' } as const;
    expect(await outbox.nextDue(NOW)).toBe(NOW + LEASE);
    await outbox.settle(job, later, NOW);
    expect(await outbox.nextDue(NOW)).toBe(NOW + MINUTE);
    await recordBriefings(outbox, correction('On another day.'), NOW);
    expect(await outbox.nextDue(NOW)).toBe(NOW);
    expect(await outbox.claimFollowUps(NOW, 9)).toMatchObject([{ kind: 'edit' }]);
  });

  test('tries are counted anew for each edit, and one that is still to come is not told of as refused', async () => {
    const { outbox, subscriptions } = await open([wishOf('1')]);
    await recordBriefings(outbox, correction('On another day.'), NOW);
    const claimed = async () => {
      const [job] = await outbox.claimFollowUps(NOW, 1);
      if (!job) throw new Error('nothing was claimed');
      return job;
    };
    const first = await claimed();
    expect(first.attempts).toBe(0);
    await outbox.settle(first, { kind: 'follow-up-again', what: 'edit', at: NOW, detail: 'busy' }, NOW);
    expect((await subscriptions.inGuild('guild-1'))[0]).not.toHaveProperty('refused');
    const held = { kind: 'follow-up-again', what: 'edit', at: NOW, detail: 'no connection' } as const;
    await outbox.settle(await claimed(), { ...held, untried: true }, NOW);
    const second = await claimed();
    expect(second.attempts).toBe(1);
    await outbox.settle(second, { kind: 'followed-up', what: 'edit', revision: 2 }, NOW);
    await recordBriefings(outbox, correction('The day after.'), NOW);
    expect((await claimed()).attempts).toBe(0);
  });

  test('a post that was deleted before it was found is neither published nor corrected, and nothing waits for it', async () => {
    const { outbox } = await open([wishOf('1')], { deleted: true, publish: true });
    expect(await outbox.claimFollowUps(NOW, 9)).toEqual([]);
    expect(await outbox.nextDue(NOW)).toBeUndefined();
  });

  test('what somebody deleted is neither published nor corrected any more, and nothing waits for it', async () => {
    const { outbox } = await open([wishOf('1')], { publish: true });
    await recordBriefings(outbox, correction('On another day.'), NOW);
    const [job] = await outbox.claimFollowUps(NOW, 9);
    if (!job) throw new Error('nothing was claimed');
    const refused = { detail: 'the message was deleted', gone: true } as const;
    await outbox.settle(job, { kind: 'followed-up', what: 'publish', revision: 2, refused }, NOW);
    expect(await outbox.nextDue(NOW)).toBeUndefined();
    expect(await outbox.claimFollowUps(NOW, 9)).toEqual([]);
    expect(await recordBriefings(outbox, correction('The day after.'), NOW)).toMatchObject({ edits: 0 });
  });

  test.each(['posted', 'edited'])(
    'a correction that is recorded while it is written down that a copy was %s is not forgotten',
    async (done) => {
      const where = await place();
      const { outbox } = await openSubscribed(where, ['1']);
      await recordBriefings(outbox, [realBriefing, news(21)], NOW);
      let [job]: (PostJob | FollowUpJob)[] = await outbox.claim(NOW, 1);
      if (!job) throw new Error('nothing was claimed');
      let settlement: Settlement = {
        kind: 'posted',
        channelId: '1',
        messageId: 'm',
        revision: 1,
        publish: false,
      };
      if (done === 'edited') {
        await outbox.settle(job, settlement, NOW);
        await recordBriefings(outbox, correction('On another day.'), NOW);
        [job] = await outbox.claimFollowUps(NOW, 1);
        settlement = { kind: 'followed-up', what: 'edit', revision: 2 };
      }
      if (!job) throw new Error('nothing was claimed');
      let settling: Promise<boolean> | undefined;
      await outbox.record(async (ledger) => {
        await ledger.correct(news(21), 'the next', NOW);
        settling = outbox.settle(job, settlement, NOW);
        await heldUp(where);
      });
      expect(await settling).toBe(true);
      expect(await outbox.claimFollowUps(NOW, 1)).toMatchObject([{ kind: 'edit', messageId: 'm' }]);
    },
  );
});
