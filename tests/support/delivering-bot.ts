import type { Briefing } from '../../src/briefings/briefing.ts';
import { recordBriefings } from '../../src/delivery/record.ts';
import { type LocalDiscord, type Message, textOf } from '../../src/local-discord/index.ts';
import { createShelf } from '../../src/shelf.ts';
import type { Wish } from '../../src/subscriptions/subscription.ts';
import { realBriefing } from './real-briefing.ts';
import { type Running, type RunningOptions, startRunning } from './running-bot.ts';
import { briefingOf } from './some-briefing.ts';
import { subscribe } from './some-subscription.ts';
import { pushed, type SteerableClock, steerableClock } from './steerable-clock.ts';

export type DeliveringBot = Running & {
  clock: SteerableClock;
  /** Subscribes a channel of The Reading Room, past the command. */
  subscribe(channel: string, parts?: Partial<Wish>): Promise<void>;
  /** A briefing appears, or is corrected, as when its file was written. */
  publish(...briefings: Briefing[]): Promise<void>;
  /** What everybody sees of the bot in a channel; of a forum, in the posts it opened. */
  posts(channel: string): Message[];
  /** Resolves with the posts of a channel once there are so many, pushing the clock ahead as long as it takes. */
  posted(channel: string, count?: number): Promise<Message[]>;
  /** Resolves once so many deliveries have reached this state, pushing the clock ahead as long as it takes. */
  reached(state: string, count?: number): Promise<void>;
};

export const ROOM = 'The Reading Room';

/** The requests that post in a channel, to let them go wrong. */
export const postsTo = { method: 'POST', path: '/messages$' };

/** Resolves once the bot has heard all it was told before, which its answer to a command shows. */
export const heard = (discord: LocalDiscord): Promise<unknown> =>
  discord.as('Rosa').type('Harbour Street/general', '/briefing');

/** A briefing to be published while the bot runs. */
export const news = (id = 'news', text = 'Something happened.', more = ''): Briefing =>
  briefingOf(`---\nid: ${id}\ntitle: The ${id}\n${more}---\n${text}`);

/** The real bot that posts to a local Discord, with a clock to push. Its archive is the real briefing. */
export async function startDelivering(options: RunningOptions = {}): Promise<DeliveringBot> {
  const clock = steerableClock();
  const shelf = createShelf();
  await shelf.put([realBriefing]);
  const running = await startRunning({
    ...options,
    parts: (parts) => ({
      ...(options.parts?.(parts) ?? parts),
      clock,
      library: shelf.library,
      index: shelf.index,
    }),
  });
  const { discord, storage, bot } = running;
  const channelOf = (name: string) => {
    const found = Object.values(discord.world.channels).find((one) => one.name === name);
    if (!found) throw new Error(`There is no channel ${name}.`);
    return found;
  };
  const published = new Map<string, Briefing>([[realBriefing.id, realBriefing]]);
  const posts = (channel: string): Message[] => {
    const { id } = channelOf(channel);
    return Object.entries(discord.world.messages)
      .filter(([where]) => where === id || discord.world.channels[where]?.parentId === id)
      .flatMap(([, messages]) => messages)
      .filter(({ authorId, visibleTo, type }) => authorId === discord.world.botId && !visibleTo && !type)
      .filter((message) => !textOf(message).includes('I go on by myself'));
  };
  const until = (done: () => boolean | Promise<boolean>, what: () => string): Promise<true> =>
    pushed(clock, async () => (await done()) || undefined, what);
  return {
    ...running,
    clock,
    async subscribe(channel, parts = {}) {
      const { id, guildId, type } = channelOf(channel);
      const kinds = { 0: 'text', 5: 'announcement', 11: 'thread', 15: 'forum' } as const;
      await subscribe(
        storage.subscriptions,
        {
          guildId: guildId ?? '',
          channelId: id,
          channelKind: kinds[type as keyof typeof kinds],
          subscribedBy: discord.world.application.ownerId,
          timeZone: 'UTC',
          topics: [],
          crosspost: false,
          ...parts,
        },
        `change of ${channel}`,
        clock.now(),
      );
    },
    async publish(...briefings) {
      for (const briefing of briefings) published.set(briefing.id, briefing);
      await shelf.put([...published.values()]);
      await recordBriefings(storage.outbox, [...published.values()], clock.now());
      bot.wake();
    },
    posts,
    async posted(channel, count = 1) {
      await until(
        () => posts(channel).length >= count,
        () => `${channel} has ${posts(channel).length} posts instead of ${count}:\n${running.log.join('')}`,
      );
      return posts(channel);
    },
    async reached(state, count = 1) {
      await until(
        async () => ((await storage.outbox.counts())[state] ?? 0) >= count,
        () => `no ${count} deliveries are ${state}:\n${running.log.join('')}`,
      );
    },
  };
}
