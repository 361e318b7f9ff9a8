import { type Engine, freshId, timestamp } from '../engine.ts';
import { INTENT } from '../gateway/opcodes.ts';
import type { Id } from '../snowflake.ts';
import { channelWire } from '../wire/channel.ts';
import { bareChannel } from '../world/new-channel.ts';
import { CHANNEL, type Channel, type ThreadState } from '../world/world.ts';

const CHANNEL_EVENT = {
  created: 'CHANNEL_CREATE',
  edited: 'CHANNEL_UPDATE',
  deleted: 'CHANNEL_DELETE',
} as const;
const THREAD_EVENT = { created: 'THREAD_CREATE', edited: 'THREAD_UPDATE', deleted: 'THREAD_DELETE' } as const;

/** Tells page and bot about a channel or thread. */
export function tellChannel(engine: Engine, channel: Channel, action: keyof typeof CHANNEL_EVENT): void {
  engine.changes.announce({ kind: 'channel', channelId: channel.id });
  if (channel.guildId === null) return;
  engine.gateway.dispatch({
    name: (channel.thread ? THREAD_EVENT : CHANNEL_EVENT)[action],
    data: {
      ...channelWire(engine.world, channel),
      ...(action === 'created' && channel.thread && { newly_created: true }),
    },
    guildId: channel.guildId,
    intent: INTENT.guilds,
  });
}

/** Wakes, archives, locks or unlocks a thread. */
export function changeThread(
  engine: Engine,
  channel: Channel,
  thread: ThreadState,
  changes: Partial<Pick<ThreadState, 'archived' | 'locked'>>,
): void {
  const { archived = thread.archived, locked = thread.locked } = changes;
  if (archived !== thread.archived) thread.archiveChangedAt = timestamp(engine);
  thread.archived = archived;
  thread.locked = locked;
  tellChannel(engine, channel, 'edited');
}

/** Takes a channel away, with its threads and messages. As at Discord, nobody is told of the threads. */
export function deleteChannel(engine: Engine, channel: Channel): void {
  tellChannel(engine, channel, 'deleted');
  const { channels, messages } = engine.world;
  const threads = Object.values(channels).filter((one) => one.thread && one.parentId === channel.id);
  for (const { id } of [channel, ...threads]) {
    delete channels[id];
    delete messages[id];
  }
}

/** The direct-message channel between the bot and a user, opened if need be. */
export function directChannel(engine: Engine, userId: Id): Channel {
  const { world } = engine;
  const known = Object.values(world.channels).find(
    (channel) => channel.type === CHANNEL.dm && channel.recipientIds.includes(userId),
  );
  if (known) return known;
  const channel: Channel = {
    ...bareChannel(freshId(engine), CHANNEL.dm, null, ''),
    recipientIds: [world.botId, userId],
  };
  world.channels[channel.id] = channel;
  tellChannel(engine, channel, 'created');
  return channel;
}
