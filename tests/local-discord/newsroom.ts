import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import type { Refused } from './bodies.ts';
import { channelId, type Reply, rest } from './rest.ts';

/** A stand-in without rate limits for all tests around it, and its channel #world-news, empty at first. */
export type Newsroom = {
  readonly discord: LocalDiscord;
  /** Where the channel's messages are in the REST API. */
  readonly path: string;
  post(body: unknown): Promise<Reply>;
};

/** Opens it before the tests of the file or `describe` that calls this, and closes it after them. */
export function newsroom(): Newsroom {
  let discord: LocalDiscord;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
  });
  afterAll(() => discord.close());
  const path = () => `/channels/${channelId(discord, 'world-news')}/messages`;
  return {
    get discord() {
      return discord;
    },
    get path() {
      return path();
    },
    post: (body) => rest(discord, 'POST', path(), body),
  };
}

/** A test for each body: it is refused as an invalid form, with the blame at its place, and nothing is posted. */
export function testRefusals(room: Newsroom, bodies: readonly Refused[]): void {
  test.each(bodies)('%s', async (_, body, place) => {
    const { status, body: answer } = await room.post(body);
    expect([status, answer['code'], answer['message']]).toEqual([400, 50035, 'Invalid Form Body']);
    expect(answer).toHaveProperty(`errors.${place}._errors.0.code`);
    expect(room.discord.messages('world-news')).toEqual([]);
  });
}
