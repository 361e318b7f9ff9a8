import { expect, test } from 'vitest';
import { judged, type TrafficEntry } from '../../src/local-discord/index.ts';

type Rest = Extract<TrafficEntry, { kind: 'rest' }>;
const entry = (parts: Partial<Rest>): Rest => ({
  kind: 'rest',
  number: 0,
  at: 0,
  method: 'GET',
  path: '/gateway',
  request: null,
  files: [],
  status: 200,
  answer: null,
  ...parts,
});
const verdicts = async (parts: Partial<Rest>) => {
  const [one] = await judged([entry(parts)]);
  return [one?.asked.state, one?.answered.state];
};

test('an answer is held against the schema of its route, with query and escapes', async () => {
  const answer = { url: 'ws://127.0.0.1' };
  expect(await verdicts({ path: '/gateway?v=10', answer })).toEqual(['undescribed', 'conforms']);
  expect(await verdicts({ answer: { url: 5 } })).toEqual(['undescribed', 'differs']);
  const edit = { method: 'PATCH', path: '/webhooks/1/token/messages/%40original', status: null };
  expect(await verdicts({ ...edit, request: { content: 'x' } })).toEqual(['conforms', 'undescribed']);
});

test('a channel is held against the schema it comes closest to', async () => {
  const answer = { id: '1', type: 1, flags: 0, last_message_id: null, recipients: [] };
  expect(await verdicts({ path: '/channels/1', answer })).toEqual(['undescribed', 'conforms']);
});

test('a refusal is held against the schema of refusals, where the document is right about them', async () => {
  const limited = { message: 'Slow down', retry_after: 1, global: false };
  expect(await verdicts({ status: 429, answer: limited })).toEqual(['undescribed', 'conforms']);
  expect(await verdicts({ status: 429, answer: { message: 'Slow down' } })).toEqual([
    'undescribed',
    'differs',
  ]);
  expect(await verdicts({ status: 403, answer: { message: 'No', code: 5 } })).toEqual([
    'undescribed',
    'conforms',
  ]);
});

test('a callback is held against the schema of its type, and rights may be digits', async () => {
  const callback = { method: 'POST', path: '/interactions/1/token/callback', status: 204 };
  const asked = async (request: unknown) => (await verdicts({ ...callback, request }))[0];
  expect(await asked({ type: 7, data: { content: 'x' } })).toBe('conforms');
  expect(await asked({ type: 7, data: { content: 5 } })).toBe('differs');
  const command = { name: 'a', description: 'A', default_member_permissions: '32' };
  const made = { method: 'POST', path: '/applications/1/commands', request: command, status: null };
  expect((await verdicts(made))[0]).toBe('conforms');
});

test('the gateway is not described', async () => {
  const [one] = await judged([{ kind: 'gateway', number: 0, at: 0, direction: 'to bot', payload: {} }]);
  expect([one?.asked.state, one?.answered.state]).toEqual(['undescribed', 'undescribed']);
});
