import { type Channel, type Home, isThread, KIND } from './model.ts';
import { keep, readKept } from './parts/kept.ts';
import { allChannels } from './view.ts';

/**
 * Which channels hold messages that the person has not seen in this tab since all began: what there was when they first came counts as
 * seen, and `channelId`, which is looked at now, too.
 */
export function unreadChannels(home: Home, channelId: string): ReadonlySet<string> {
  const channels = allChannels(home);
  const key = `read ${home.began} ${home.me.id}`;
  const read =
    readKept<Record<string, string>>(key) ??
    Object.fromEntries(channels.map(({ id }) => [id, last(channels, id)]));
  read[channelId] = last(channels, channelId);
  keep(key, read);
  const isNew = ({ id }: Channel) => BigInt(last(channels, id)) > BigInt(read[id] ?? 0);
  const posts = (forum: Channel) => channels.filter((one) => isThread(one) && one.parent_id === forum.id);
  return new Set(
    channels
      .filter((one) => (one.type === KIND.forum ? posts(one).some(isNew) : isNew(one)))
      .map(({ id }) => id),
  );
}

function last(channels: readonly Channel[], id: string): string {
  return channels.find((one) => one.id === id)?.last_message_id ?? '0';
}
