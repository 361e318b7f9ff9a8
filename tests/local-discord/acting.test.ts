import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANNEL } from '../../src/local-discord/index.ts';
import { type Asking, openAsking, words } from './asking.ts';
import { button, classic, row, select } from './bodies.ts';
import { look } from './page-api.ts';
import { channelId, guildId, type Json, rest } from './rest.ts';

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

describe('a person', () => {
  let desk: Asking;
  beforeAll(async () => {
    desk = await openAsking();
    const { discord } = desk;
    const all = { name: 'all', description: 'Takes all', options: OPTIONS };
    await rest(discord, 'POST', `/applications/${discord.world.application.id}/commands`, all);
  });
  afterAll(() => desk.discord.close());
  const type = (options: Parameters<Asking['rosa']['type']>[2]) =>
    desk.rosa.type('world-news', '/all', { text: 'abc', ...options });
  /** Rosa sees an answer with these components, made for her command. */
  const answered = async (components: unknown[]) => {
    const { answer } = await desk.ask();
    await answer({ type: 4, data: classic(...components) });
    return desk.rosa.messages('world-news').at(-1)?.id ?? '';
  };
  const dataOf = async () => {
    const { d, answer } = await desk.told();
    await answer(words('x'));
    return Object(d['data']);
  };

  test('sends each option as its kind wants it, with what it names', async () => {
    const { discord, rosa } = desk;
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
    const { options, resolved } = await dataOf();
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
    expect(Object.keys((await dataOf()).resolved.users)).toEqual([rosa.user.id]);
  });

  test.each<[string, Parameters<typeof type>[0], string]>([
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
  ])('cannot send %s', async (_, options, why) => {
    await expect(type(options)).rejects.toThrow(why);
  });

  test('names a channel of another server in vain, and roles where there are none', async () => {
    const { discord, rosa } = desk;
    const where = channelId(discord, 'notice-board');
    await expect(type({ where })).rejects.toThrow('is not in this server');
    const alone = rosa.type(rosa.directMessages().id, '/all', { text: 'abc', role: 'Moderators' });
    await expect(alone).rejects.toThrow('no roles in direct messages');
  });

  test('completes the option typed last, without those that are required, and hears of what fails', async () => {
    const { rosa, discord } = desk;
    const choices = rosa.complete('world-news', '/all', { count: 3, text: 'a' });
    const { d, answer } = await desk.told();
    expect(Object(d['data']).options).toEqual([
      { type: 4, name: 'count', value: 3 },
      { type: 3, name: 'text', value: 'a', focused: true },
    ]);
    await answer({ type: 8, data: { choices: [] } });
    expect(await choices).toEqual([]);
    const missing = rosa.complete('world-news', '/all', { pick: 'a' });
    await (await desk.told()).answer({ type: 8, data: { choices: [] } });
    expect(await missing).toEqual([]);
    const late = rosa.complete('world-news', '/all', { text: 'a' });
    await desk.told();
    discord.advance(3_000);
    await expect(late).rejects.toThrow('did not respond within 3 seconds');
    await expect(rosa.complete('world-news', '/all', {})).rejects.toThrow('needs an option');
    await expect(rosa.type('world-news', '/all')).rejects.toThrow('The option "text" is required');
  });

  test('names a subcommand below its group, and nothing that is none', async () => {
    const { discord, rosa } = desk;
    const described = (option: object) => ({ description: 'x', ...option });
    const sub = described({ type: 1, name: 'sub', options: [described({ type: 3, name: 'x' })] });
    const group = described({ type: 2, name: 'group', options: [sub] });
    await rest(discord, 'POST', `/applications/${discord.world.application.id}/commands`, {
      name: 'deep',
      description: 'x',
      options: [group],
    });
    void rosa.type('world-news', '/deep group sub', { x: '1' });
    expect((await dataOf()).options).toEqual([
      {
        type: 2,
        name: 'group',
        options: [{ type: 1, name: 'sub', options: [{ type: 3, name: 'x', value: '1' }] }],
      },
    ]);
    await expect(rosa.type('world-news', '/all text')).rejects.toThrow('/all has no "text"');
  });

  test('uses a command of one server only there, and its id says so', async () => {
    const { discord, rosa } = desk;
    const guild = guildId(discord, 'Harbour Street');
    const path = `/applications/${discord.world.application.id}/guilds/${guild}/commands`;
    await rest(discord, 'POST', path, { name: 'here', description: 'Here' });
    await expect(rosa.type('world-news', '/here')).rejects.toThrow('may not use it here');
    void rosa.type('Harbour Street/general', '/here');
    expect(await dataOf()).toMatchObject({ name: 'here', guild_id: guild });
    expect(rosa.commands('notice-board').map(({ name }) => name)).toContain('here');
    discord.kickBot('Harbour Street');
    expect(rosa.commands('notice-board')).toEqual([]);
    discord.inviteBot('Harbour Street');
    discord.setPermissions('notice-board', { role: '@everyone' }, { deny: ['useApplicationCommands'] });
    expect(discord.as('Olivia').commands('notice-board')).toEqual([]);
  });

  test('is offered in direct messages what is for there, whatever it asks of members', async () => {
    const { discord, rosa } = desk;
    const path = `/applications/${discord.world.application.id}/commands`;
    await rest(discord, 'POST', path, { name: 'server-only', description: 'x', dm_permission: false });
    const offered = rosa.commands(rosa.directMessages().id).map(({ name }) => name);
    expect(offered).toEqual(expect.arrayContaining(['ask', 'admin']));
    for (const name of ['manage', 'server-only']) expect(offered).not.toContain(name);
  });

  test('does not see what was answered to another alone', async () => {
    const { discord, rosa, ask } = desk;
    const { answer } = await ask();
    await answer({ type: 4, data: { ...classic(row(button())), flags: 64 } });
    const id = rosa.messages('world-news').at(-1)?.id ?? '';
    const milo = discord.as('Milo');
    expect(milo.messages('world-news').map((message) => message.id)).not.toContain(id);
    await expect(milo.press(id, 'go')).rejects.toThrow(`no message ${id} that this person can see`);
    const { id: thread } = discord.addChannel('The Reading Room', 'quiet', {
      type: CHANNEL.publicThread,
      parentId: channelId(discord, 'world-news'),
      threadOwnerId: rosa.user.id,
    });
    void rosa.type(thread, '/ask');
    await (await desk.told()).answer({ type: 4, data: { content: 'a secret', flags: 64 } });
    expect(JSON.stringify(await look(discord, 'home?as=Milo'))).not.toContain('a secret');
    rosa.remove(id);
    expect(rosa.messages('world-news').map((message) => message.id)).not.toContain(id);
  });

  test('presses what can be pressed, by label or custom id', async () => {
    const { rosa } = desk;
    const id = await answered([
      row(button({ label: 'Go', custom_id: 'go', id: 7 }), button({ custom_id: 'grey', disabled: true })),
      row(button({ style: 5, label: 'Away', url: 'https://a.org', custom_id: undefined })),
    ]);
    void rosa.press(id, 'Go');
    expect(await dataOf()).toMatchObject({ component_type: 2, custom_id: 'go', id: 7 });
    await expect(rosa.press(id, 'grey')).rejects.toThrow('greyed out');
    await expect(rosa.press(id, 'Away')).rejects.toThrow('is a link');
    await expect(rosa.press(id, 'none')).rejects.toThrow('There are: Go (go)');
  });

  test('chooses as many as can be chosen, of options, people and channels', async () => {
    const { rosa, discord } = desk;
    const two = ['a', 'b'].map((value) => ({ label: value.toUpperCase(), value }));
    const id = await answered([
      row(select({ options: two, min_values: 2, max_values: 2 })),
      row({ type: 5, custom_id: 'people' }),
      row({ type: 6, custom_id: 'roles' }),
      row({ type: 8, custom_id: 'channels' }),
      row(select({ custom_id: 'grey', disabled: true })),
    ]);
    void rosa.select(id, 's', ['a', 'B']);
    expect(await dataOf()).toMatchObject({ component_type: 3, values: ['a', 'b'] });
    for (const [custom, name, kind, key] of [
      ['people', 'Milo', 'users', discord.as('Milo').user.id],
      ['channels', 'announcements', 'channels', channelId(discord, 'announcements')],
    ] as const) {
      void rosa.select(id, custom, [name]);
      expect(await dataOf()).toMatchObject({ values: [key], resolved: { [kind]: { [key]: {} } } });
    }
    void rosa.select(id, 'roles', ['Moderators']);
    expect(Object.keys((await dataOf()).resolved)).toEqual(['roles']);
    await expect(rosa.select(id, 's', ['a'])).rejects.toThrow('takes 2 to 2 values and these are 1');
    await expect(rosa.select(id, 'people', ['Milo', 'Rosa'])).rejects.toThrow('takes 1 to 1 values');
    await expect(rosa.select(id, 's', ['a', 'c'])).rejects.toThrow('no option "c"');
    await expect(rosa.select(id, 'grey', ['a'])).rejects.toThrow('greyed out');
    await expect(rosa.select(id, 'none', ['a'])).rejects.toThrow('There is no select "none"');
  });

  test('fills in a form that is theirs, once, as far as it asks', async () => {
    const { rosa, discord } = desk;
    const source = await answered([row(button())]);
    const opening = rosa.press(source, 'go');
    const label = (component: Json) => ({ type: 18, label: 'L', component });
    const data = {
      custom_id: 'form',
      title: 'Form',
      components: [
        { type: 10, content: 'Fill in' },
        label({ type: 4, custom_id: 'filled', style: 1, value: 'as it was' }),
        label({ type: 4, custom_id: 'free', style: 1, min_length: 3, required: false }),
        label({ ...select({ custom_id: 'choice' }), required: false }),
        label({ type: 19, custom_id: 'files', max_values: 2 }),
      ],
    };
    await (await desk.told()).answer({ type: 9, data });
    const opened = await opening;
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    const submit = (values: Parameters<typeof rosa.submit>[1], who = rosa) =>
      who.submit(opened.modal, values);
    const files = [FILE, FILE];
    for (const [values, why] of [
      [{ files, filled: '' }, 'takes 1 to'],
      [{ files, free: 'ab' }, 'takes 3 to 4000 characters'],
      [{ files, filled: ['x'] }, 'takes a text'],
      [{ files: [...files, FILE] }, 'takes 1 to 2 files and these are 3'],
      [{}, 'takes 1 to 2 files and these are 0'],
      [{ files, other: 'x' }, 'no input "other"'],
    ] as const)
      await expect(submit(values)).rejects.toThrow(why);
    await expect(submit({ files }, discord.as('Milo'))).rejects.toThrow('not open for this person');
    void submit({ files });
    const { d, answer } = await desk.told();
    expect(d).toMatchObject({ message: { id: source } });
    expect(Object(d['data']).components).toMatchObject([
      { type: 10 },
      { component: { value: 'as it was' } },
      { component: { value: '' } },
      { component: { values: [] } },
      { component: { values: [expect.any(String), expect.any(String)] } },
    ]);
    expect((await answer({ type: 7, data: { content: 'changed' } })).status).toBe(204);
    await expect(submit({ files })).rejects.toThrow('not open');
  });
});
