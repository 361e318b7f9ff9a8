import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { DiscordAPIError, REST } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { refusalOf } from '../../src/discord/posting/refusal.ts';

/** What an answer of Discord's with this code comes to. */
const meant = (code: number, status: number): string => {
  const body = { code, message: 'Something' };
  const refusal = refusalOf(new DiscordAPIError(body, code, status, 'POST', '/', {}));
  return refusal.kind === 'paused' ? refusal.pause.code : refusal.kind;
};

test.each([
  ['channel-gone', [10003]],
  ['no-access', [10004, 50001]],
  ['permissions', [50013]],
  ['thread-locked', [160005]],
  ['thread-archived', [50083]],
  ['wrong-kind', [40058, 50008, 50024]],
  ['tag-required', [40066, 40067]],
  ['deleted', [10008]],
  ['unknown', [40333]],
  ['fatal', [40001, 50014]],
  ['later', [20016, 20022, 20028, 20029, 30046, 40004, 40006, 40062, 130000, 160006]],
  ['rejected', [20009, 40005, 50006, 50035, 50045, 50109, 200000, 200001, 240000]],
])('%s is what these codes mean, whatever the status', (what, codes) => {
  for (const status of [403, 500])
    expect(codes.map((code) => meant(code, status))).toEqual(codes.map(() => what));
});

test('what has no code of its own goes by its status', () => {
  expect([400, 401, 403, 404, 500].map((status) => meant(0, status))).toEqual([
    'rejected',
    'fatal',
    'refused',
    'refused',
    'unknown',
  ]);
});

test('limits on edits of one message are tiring, others are not, and each is waited for a minute', () => {
  const later = (code: number) =>
    refusalOf(new DiscordAPIError({ code, message: '' }, code, 400, 'PATCH', '/', {}));
  for (const code of [20022, 30046]) expect(later(code)).toMatchObject({ after: 60_000, tiring: true });
  for (const code of [20016, 160006]) expect(later(code)).not.toHaveProperty('tiring');
});

/** What a request ends with whose server does this with each connection. */
async function failing(treat: (socket: Socket) => void): Promise<unknown> {
  const server = createServer(treat).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return failed(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const failed = (api: string): Promise<unknown> =>
  new REST({ api, retries: 0 })
    .setToken('token')
    .get('/gateway')
    .then(
      () => undefined,
      (error: unknown) => error,
    );

test('a request that never left, as Discord cannot be reached, was surely not done, and everything waits with it', async () => {
  for (const api of ['http://127.0.0.1:9', 'http://no-such-host.invalid'])
    expect(refusalOf(await failed(api))).toMatchObject({ kind: 'later', after: 5000, everything: true });
});

test('of one whose connection broke nobody knows', async () => {
  const broken = await failing((socket) => socket.once('data', () => socket.destroy()));
  expect(refusalOf(broken)).toMatchObject({ kind: 'unknown' });
});

test('nothing left only if it left by none of the addresses, or no connection came about in time', () => {
  const of = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });
  const [refused, broken] = [of('ECONNREFUSED', 'connect'), of('ECONNRESET', 'read')];
  expect(refusalOf(new AggregateError([refused, refused]))).toMatchObject({
    kind: 'later',
    everything: true,
  });
  expect(refusalOf(new AggregateError([refused, broken]))).toMatchObject({ kind: 'unknown' });
  const late = Object.assign(new Error('Connect Timeout Error'), { code: 'UND_ERR_CONNECT_TIMEOUT' });
  expect(refusalOf(late)).toMatchObject({ kind: 'later', everything: true });
});
