import { describe, expect } from 'vitest';
import { times } from './bodies.ts';
import { test as inNewsroom } from './newsroom.ts';
import { channelId, rest } from './rest.ts';

describe('the messages of a channel', () => {
  /** `posted` are the ids of 101 messages, oldest first; `page` gives the texts of one page, as they are listed. */
  const test = inNewsroom
    .extend('posted', async ({ room }) => {
      const ids: unknown[] = [];
      for (const i of times(101, (i) => i)) ids.push((await room.post({ content: `${i}` })).body['id']);
      return ids;
    })
    // Asks for `posted` so that there are messages to list.
    .extend('page', ({ room, posted: _ }) => async (query: string) => {
      const { body } = await rest(room.discord, 'GET', `${room.path}${query}`);
      return Object.values(body).map((message) => Object(message).content);
    });

  test('are listed newest first, 50 at a time, or 1 to 100', async ({ room, page }) => {
    const newest = times(101, (i) => `${100 - i}`);
    expect(await page('')).toEqual(newest.slice(0, 50));
    expect(await page('?limit=1')).toEqual(['100']);
    expect(await page('?limit=100')).toEqual(newest.slice(0, 100));
    for (const [limit, code] of [
      [0, 'NUMBER_TYPE_MIN'],
      [101, 'NUMBER_TYPE_MAX'],
      ['many', 'NUMBER_TYPE_COERCE'],
      [1.5, 'NUMBER_TYPE_COERCE'],
    ]) {
      const { status, body } = await rest(room.discord, 'GET', `${room.path}?limit=${limit}`);
      expect([status, body]).toMatchObject([400, { errors: { limit: { _errors: [{ code }] } } }]);
    }
  });

  test('are listed before, after or around one of them', async ({ page, posted }) => {
    expect(await page(`?limit=3&before=${posted[50]}`)).toEqual(['49', '48', '47']);
    expect(await page(`?limit=3&after=${posted[50]}`)).toEqual(['53', '52', '51']);
    expect(await page(`?limit=4&around=${posted[50]}`)).toEqual(['51', '50', '49', '48']);
  });

  test('are not listed from what is no message: 50035', async ({ room }) => {
    for (const cursor of ['before', 'after', 'around'])
      expect(await rest(room.discord, 'GET', `${room.path}?${cursor}=yesterday`)).toMatchObject({
        status: 400,
        body: { code: 50035, errors: { [cursor]: { _errors: [{ code: 'NUMBER_TYPE_COERCE' }] } } },
      });
  });

  test('are in no category and no forum', async ({ room }) => {
    for (const name of ['News', 'questions'])
      expect(
        await rest(room.discord, 'GET', `/channels/${channelId(room.discord, name)}/messages`),
      ).toMatchObject({
        status: 400,
        body: { code: 50008 },
      });
  });
});
