import { describe, expect, test } from 'vitest';
import { newsroom } from './newsroom.ts';
import { channelId, rest } from './rest.ts';

describe('a nonce', () => {
  const room = newsroom();
  const post = (nonce: string, enforce = true) => room.post({ content: 'x', nonce, enforce_nonce: enforce });

  test('that was enforced gives the first message again, and posts once', async () => {
    const first = await post('a');
    expect((await post('a')).body['id']).toBe(first.body['id']);
    expect(room.discord.messages('world-news')).toHaveLength(1);
  });

  test('counts in its channel alone', async () => {
    const first = await post('e');
    const path = `/channels/${channelId(room.discord, 'announcements')}/messages`;
    const other = await rest(room.discord, 'POST', path, { content: 'x', nonce: 'e', enforce_nonce: true });
    expect([other.status, other.body['id'] === first.body['id']]).toEqual([200, false]);
  });

  test('that is not enforced posts again', async () => {
    const first = await post('b', false);
    expect((await post('b', false)).body['id']).not.toBe(first.body['id']);
  });

  test('is forgotten after a few minutes', async () => {
    const first = await post('c');
    room.discord.advance(5 * 60_000);
    const again = await post('c');
    expect(again.body['id']).not.toBe(first.body['id']);
    expect((await post('c')).body['id']).toBe(again.body['id']);
  });

  test('of a message that was deleted gives 10008', async () => {
    const first = await post('d');
    await rest(room.discord, 'DELETE', `${room.path}/${first.body['id']}`);
    expect(await post('d')).toMatchObject({ status: 404, body: { code: 10008 } });
  });
});
