import { expect, test } from 'vitest';
import { wishFrom } from '../../src/subscriptions/wish.ts';
import { wishOf } from '../support/some-subscription.ts';

const given = { guildId: 'guild-1', channelId: 'a', channelKind: 'text', subscribedBy: 'admin-1' } as const;
const before = {
  ...wishOf('a', { roleId: '7', time: '08:00', timeZone: 'Asia/Tokyo', topics: ['trade'] }),
  id: 's',
  createdAt: 0,
};

test('a new one posts at once, without a ping, all topics, in the zone of the server’s others, else UTC', () => {
  const plain = { ...given, topics: [], crosspost: false };
  expect(wishFrom(given, undefined, 'Europe/Berlin')).toEqual({ ...plain, timeZone: 'Europe/Berlin' });
  expect(wishFrom(given, undefined, undefined)).toEqual({ ...plain, timeZone: 'UTC' });
});

test('what is left out stays as it was, whatever zone the others use', () => {
  const { id, createdAt, ...was } = before;
  expect(wishFrom(given, before, 'Europe/Berlin')).toEqual(was);
});

test('what is taken away is gone', () => {
  const wish = wishFrom({ ...given, roleId: null, time: null, topics: [] }, before, undefined);
  expect(wish).toEqual(wishOf('a', { timeZone: 'Asia/Tokyo' }));
});

test('a channel that is no longer one for announcements has no followers to publish to', () => {
  const published = { ...before, crosspost: true };
  expect(wishFrom({ ...given, channelKind: 'announcement' }, published, undefined).crosspost).toBe(true);
  expect(wishFrom(given, published, undefined).crosspost).toBe(false);
});
