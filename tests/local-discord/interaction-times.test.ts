import { describe, expect } from 'vitest';
import { test, words } from './asking.ts';

const MINUTE_MS = 60_000;

describe('an interaction', () => {
  test('that nobody answers in 3 seconds has failed, and an answer after that is unknown', async ({
    discord,
    ask,
  }) => {
    const { outcome, answer, webhook } = await ask();
    discord.advance(3_000);
    const reason = 'The application did not respond within 3 seconds.';
    expect(await outcome).toEqual({ kind: 'failed', reason });
    expect(await answer(words('late'))).toMatchObject({ status: 404, body: { code: 10062 } });
    expect(await webhook('POST', '', { content: 'late' })).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
    const just = await ask();
    discord.advance(2_999);
    expect((await just.answer(words('just'))).status).toBe(204);
  });

  test('that failed says what was refused of the answer, or that nobody is there', async ({
    discord,
    rosa,
    ask,
  }) => {
    const { outcome, answer } = await ask();
    expect(await answer({ type: 4, data: {} })).toMatchObject({ body: { code: 50006 } });
    discord.advance(3_000);
    const reason = expect.stringContaining('Its answer was refused: Cannot send an empty message 50006');
    expect(await outcome).toEqual({ kind: 'failed', reason });
    discord.gateway.closeAll(4000);
    await discord.until(() => !discord.connected() || undefined);
    const asked = rosa.type('world-news', '/ask');
    discord.advance(3_000);
    expect(await asked).toMatchObject({ reason: expect.stringContaining('It is not connected.') });
  });

  test('that is thought about for 15 minutes has failed, and its token is void', async ({ discord, ask }) => {
    const { answer, webhook, outcome } = await ask();
    await answer({ type: 5 });
    discord.advance(15 * MINUTE_MS);
    expect(await outcome).toMatchObject({ kind: 'failed' });
    expect(await webhook('PATCH', '/messages/@original', { content: 'late' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  test('takes follow-ups, which can be read, edited and deleted, for 15 minutes', async ({
    discord,
    ask,
  }) => {
    const { answer, webhook } = await ask();
    expect(await webhook('POST', '', { content: 'early' })).toMatchObject({
      status: 404,
      body: { code: 10015 },
    });
    await answer(words('first'));
    const { body } = await webhook('POST', '', { content: 'second', flags: 64 });
    expect((await webhook('GET', `/messages/${body['id']}`)).body).toMatchObject({
      content: 'second',
      flags: 64,
    });
    expect((await webhook('PATCH', `/messages/${body['id']}`, { content: 'third' })).body).toMatchObject({
      content: 'third',
    });
    expect((await webhook('DELETE', `/messages/${body['id']}`)).status).toBe(204);
    expect(await webhook('GET', `/messages/${body['id']}`)).toMatchObject({
      status: 404,
      body: { code: 10008 },
    });
    discord.advance(15 * MINUTE_MS);
    expect(await webhook('POST', '', { content: 'x' })).toMatchObject({ status: 401, body: { code: 50027 } });
  });
});
