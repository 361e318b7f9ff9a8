import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { electLeader } from '../../src/storage/database/leader.ts';
import { reasonOf } from '../../src/storage/database/postgres.ts';
import { TEST_DATABASE_URL } from '../support/databases.ts';
import { manualClock } from '../support/manual-clock.ts';
import { postgresPlace } from '../support/places.ts';

const EVERY = 4000;

/** A server that breaks off every connection, counting them; `port` stays its own while it is closed. */
async function rudeServer() {
  let asked = 0;
  const server = createServer((socket: Socket) => {
    asked += 1;
    socket.destroy();
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : expect.fail();
  onTestFinished(close);
  return { port, asked: () => asked, close, open: () => listen(port) };
}

test('a process that cannot stand for election says why, once for each reason, and never posts', async () => {
  const server = await rudeServer();
  const clock = manualClock(0);
  const notices: string[] = [];
  const leader = electLeader(
    `postgres://bot:secret@127.0.0.1:${server.port}/news`,
    (text, level) => notices.push(`${level}: ${text}`),
    clock,
  );
  onTestFinished(leader.close);
  const because = (why: RegExp) =>
    expect.stringMatching(
      new RegExp(
        `^warn: This process cannot stand for election \\(${why.source}\\); it answers commands and posts nothing\\.$`,
      ),
    );
  const nextTry = (done: () => void) =>
    vi.waitFor(async () => {
      await clock.advance(EVERY);
      done();
    });
  await vi.waitFor(() => expect(notices).toEqual([because(/Connection terminated unexpectedly/)]));
  await nextTry(() => expect(server.asked()).toBeGreaterThan(3));
  expect(notices).toHaveLength(1);
  await server.close();
  await nextTry(() => expect(notices[1]).toEqual(because(/.*ECONNREFUSED.*/)));
  await server.open();
  await nextTry(() => expect(notices[2]).toEqual(because(/Connection terminated unexpectedly/)));
  expect(notices).toHaveLength(3);
  expect(leader.held()).toBe(false);
  expect(notices.join()).not.toContain('secret');
});

test.each(TEST_DATABASE_URL ? [TEST_DATABASE_URL] : [])(
  'of two processes on one Postgres one posts; when it ends the other does, and both say so',
  async (url) => {
    const { place, remove } = await postgresPlace(url);
    onTestFinished(remove);
    const clock = manualClock(0);
    const said: string[] = [];
    const stand = (who: string) => {
      const one = electLeader(
        place.databaseUrl ?? '',
        (text, level) => said.push(`${who}, ${level}: ${text}`),
        clock,
      );
      onTestFinished(one.close);
      return one;
    };
    const first = stand('first');
    await vi.waitFor(() => expect(first.held()).toBe(true));
    const second = stand('second');
    for (let tries = 0; tries < 3; tries += 1) {
      await clock.advance(EVERY);
      await vi.waitFor(() => expect(first.held()).toBe(true));
    }
    expect(second.held()).toBe(false);
    await first.close();
    expect(first.held()).toBe(false);
    await vi.waitFor(async () => {
      await clock.advance(EVERY);
      expect(second.held()).toBe(true);
    });
    expect(said).toEqual(['first, info: This process posts now.', 'second, info: This process posts now.']);
  },
);

test('why no connection could be made is told also when several addresses were tried, which has no message', () => {
  expect(reasonOf(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
  expect(reasonOf(new AggregateError([]))).toBe('AggregateError');
  expect(reasonOf(new Error('no such database'))).toBe('no such database');
});
