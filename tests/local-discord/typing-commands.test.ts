import { describe, expect } from 'vitest';
import type { Actor } from '../../src/local-discord/index.ts';
import { test as asking } from './asking.ts';
import { channelId, type Json, rest } from './rest.ts';

const OPTIONS = [
  { type: 3, name: 'text', min_length: 2, max_length: 4, required: true, autocomplete: true },
  { type: 3, name: 'pick', choices: [{ name: 'A', value: 'a' }] },
  { type: 4, name: 'count', min_value: 1, max_value: 5 },
  { type: 10, name: 'ratio' },
  { type: 5, name: 'sure' },
  { type: 6, name: 'who' },
  { type: 7, name: 'where' },
  { type: 8, name: 'role' },
  { type: 9, name: 'any' },
  { type: 11, name: 'file' },
].map((option) => ({ description: 'x', ...option }));
const FILE = { filename: 'a.txt', text: 'x' };

type Values = Parameters<Actor['type']>[2];
const test = asking.extend(
  'type',
  ({ rosa }) =>
    (options: Values) =>
      rosa.type('world-news', '/all', { text: 'abc', ...options }),
);
test.beforeEach(async ({ discord }) => {
  const all = { name: 'all', description: 'Takes all', options: OPTIONS };
  await rest(discord, 'POST', `/applications/${discord.world.application.id}/commands`, all);
});

describe('a person', () => {
  test('sends each option as its kind wants it, with what it names', async ({
    discord,
    rosa,
    toldData,
    type,
  }) => {
    void type({
      pick: 'a',
      count: '5',
      ratio: 0.5,
      sure: 'true',
      who: 'Milo',
      where: 'announcements',
      role: '@News readers',
      any: 'Moderators',
      file: FILE,
    });
    const { options, resolved } = await toldData();
    const value = (name: string) => options.find((option: Json) => option['name'] === name).value;
    expect(['text', 'pick', 'count', 'ratio', 'sure'].map(value)).toEqual(['abc', 'a', 5, 0.5, true]);
    const milo = discord.as('Milo').user.id;
    expect([value('who'), value('where')]).toEqual([milo, channelId(discord, 'announcements')]);
    expect(Object.keys(resolved.users)).toEqual([milo]);
    expect(BigInt(resolved.members[milo].permissions) & 32n).toBe(32n);
    expect(Object.keys(resolved.roles).sort()).toEqual([value('role'), value('any')].sort());
    expect(resolved.attachments[value('file')]).toMatchObject({ filename: 'a.txt', ephemeral: true });
    const sent = await fetch(resolved.attachments[value('file')].url);
    expect([await sent.text(), sent.headers.get('content-disposition')]).toEqual(['x', 'attachment']);
    void rosa.type('world-news', '/all', { text: 'abc', any: 'Rosa' });
    expect(Object.keys((await toldData()).resolved.users)).toEqual([rosa.user.id]);
  });

  test.for<readonly [string, Values, string]>([
    ['a text that is too short', { text: 'x' }, 'takes 2 to 4 characters and this has 1'],
    ['a text that is too long', { text: 'x'.repeat(5) }, 'takes 2 to 4 characters and this has 5'],
    ['a choice that is none', { pick: 'b' }, 'takes one of: a'],
    ['a number below', { count: 0 }, 'takes 1 to 5'],
    ['a number above', { count: 6 }, 'takes 1 to 5'],
    ['a number that is not whole', { count: 1.5 }, 'takes a whole number'],
    ['a number that is none', { ratio: 'much' }, 'takes a number'],
    ['a file for a text', { text: FILE }, 'takes no file'],
    ['a text for a file', { file: 'x' }, 'takes a file'],
    ['nobody', { who: 'Nobody' }, 'There is no person "Nobody"'],
    ['a channel of elsewhere', { where: 'notice-board' }, 'There is no channel'],
  ])('cannot send %s', async ([_, options, why], { type }) => {
    await expect(type(options)).rejects.toThrow(why);
  });

  test('names a channel of another server in vain, and roles where there are none', async ({
    discord,
    rosa,
    type,
  }) => {
    const where = channelId(discord, 'notice-board');
    await expect(type({ where })).rejects.toThrow('is not in this server');
    const alone = rosa.type(rosa.directMessages().id, '/all', { text: 'abc', role: 'Moderators' });
    await expect(alone).rejects.toThrow('no roles in direct messages');
  });

  test('completes the option typed last, without those that are required, and hears of what fails', async ({
    discord,
    rosa,
    told,
  }) => {
    const choices = rosa.complete('world-news', '/all', { count: 3, text: 'a' });
    const { d, answer } = await told();
    expect(Object(d['data']).options).toEqual([
      { type: 4, name: 'count', value: 3 },
      { type: 3, name: 'text', value: 'a', focused: true },
    ]);
    await answer({ type: 8, data: { choices: [] } });
    expect(await choices).toEqual([]);
    const missing = rosa.complete('world-news', '/all', { pick: 'a' });
    await (await told()).answer({ type: 8, data: { choices: [] } });
    expect(await missing).toEqual([]);
    const late = rosa.complete('world-news', '/all', { text: 'a' });
    await told();
    discord.advance(3_000);
    await expect(late).rejects.toThrow('did not respond within 3 seconds');
    await expect(rosa.complete('world-news', '/all', {})).rejects.toThrow('needs an option');
    await expect(rosa.type('world-news', '/all')).rejects.toThrow('The option "text" is required');
  });

  test('names a subcommand below its group, and nothing that is none', async ({
    discord,
    rosa,
    toldData,
  }) => {
    const described = (option: object) => ({ description: 'x', ...option });
    const sub = described({ type: 1, name: 'sub', options: [described({ type: 3, name: 'x' })] });
    const group = described({ type: 2, name: 'group', options: [sub] });
    await rest(discord, 'POST', `/applications/${discord.world.application.id}/commands`, {
      name: 'deep',
      description: 'x',
      options: [group],
    });
    void rosa.type('world-news', '/deep group sub', { x: '1' });
    expect((await toldData()).options).toEqual([
      {
        type: 2,
        name: 'group',
        options: [{ type: 1, name: 'sub', options: [{ type: 3, name: 'x', value: '1' }] }],
      },
    ]);
    await expect(rosa.type('world-news', '/all text')).rejects.toThrow('/all has no "text"');
  });
});
