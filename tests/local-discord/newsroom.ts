import { expect } from 'vitest';
import type { LocalDiscord, LocalDiscordOptions } from '../../src/local-discord/index.ts';
import type { Refused } from './bodies.ts';
import { test as fresh } from './fresh.ts';
import { channelId, type Reply, rest } from './rest.ts';

/** A stand-in without rate limits, and its channel #world-news, empty at first. */
export type Newsroom = {
  readonly discord: LocalDiscord;
  /** Where the channel's messages are in the REST API. */
  readonly path: string;
  post(body: unknown): Promise<Reply>;
};

/** A test with a newsroom of its own. */
export const test = fresh
  .extend('options', (): LocalDiscordOptions => ({ limits: false }))
  .extend('room', ({ discord }): Newsroom => {
    const path = `/channels/${channelId(discord, 'world-news')}/messages`;
    return { discord, path, post: (body) => rest(discord, 'POST', path, body) };
  });

/** A test for each body: it is refused as an invalid form, with the blame at its place, and nothing is posted. */
export function testRefusals(bodies: readonly Refused[]): void {
  test.for(bodies)('%s', async ([_, body, place], { room }) => {
    const { status, body: answer } = await room.post(body);
    expect([status, answer['code'], answer['message']]).toEqual([400, 50035, 'Invalid Form Body']);
    expect(answer).toHaveProperty(`errors.${place}._errors.0.code`);
    expect(room.discord.messages('world-news')).toEqual([]);
  });
}
