import { describe, expect } from 'vitest';
import { test as inNewsroom } from './newsroom.ts';
import { channelId, rest } from './rest.ts';

const test = inNewsroom.extend(
  'post',
  ({ room }) =>
    (nonce: string, enforce = true) =>
      room.post({ content: 'x', nonce, enforce_nonce: enforce }),
);

describe('a nonce', () => {
  test('that was enforced gives the first message again, and posts once', async ({ room, post }) => {
    const first = await post('a');
    expect((await post('a')).body['id']).toBe(first.body['id']);
    expect(room.discord.messages('world-news')).toHaveLength(1);
  });

  test('counts in its channel alone', async ({ room, post }) => {
    const first = await post('a');
    const path = `/channels/${channelId(room.discord, 'announcements')}/messages`;
    const other = await rest(room.discord, 'POST', path, { content: 'x', nonce: 'a', enforce_nonce: true });
    expect([other.status, other.body['id'] === first.body['id']]).toEqual([200, false]);
  });

  test('that is not enforced posts again', async ({ post }) => {
    const first = await post('a', false);
    expect((await post('a', false)).body['id']).not.toBe(first.body['id']);
  });

  test('is forgotten after a few minutes', async ({ room, post }) => {
    const first = await post('a');
    room.discord.advance(5 * 60_000);
    const again = await post('a');
    expect(again.body['id']).not.toBe(first.body['id']);
    expect((await post('a')).body['id']).toBe(again.body['id']);
  });

  test('of a message that was deleted gives 10008', async ({ room, post }) => {
    const first = await post('a');
    await rest(room.discord, 'DELETE', `${room.path}/${first.body['id']}`);
    expect(await post('a')).toMatchObject({ status: 404, body: { code: 10008 } });
  });
});
