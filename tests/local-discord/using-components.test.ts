import { describe, expect } from 'vitest';
import { test as asking } from './asking.ts';
import { button, classic, row, select } from './bodies.ts';
import { channelId, type Json } from './rest.ts';

const FILE = { filename: 'a.txt', text: 'x' };

/** `answered` has Rosa see an answer with these components, made for her command, and gives its id. */
const test = asking.extend('answered', ({ rosa, ask }) => async (components: unknown[]) => {
  const { answer } = await ask();
  await answer({ type: 4, data: classic(...components) });
  return rosa.messages('world-news').at(-1)?.id ?? '';
});

describe('a person', () => {
  test('presses what can be pressed, by label or custom id', async ({ rosa, toldData, answered }) => {
    const id = await answered([
      row(button({ label: 'Go', custom_id: 'go', id: 7 }), button({ custom_id: 'grey', disabled: true })),
      row(button({ style: 5, label: 'Away', url: 'https://a.org', custom_id: undefined })),
    ]);
    void rosa.press(id, 'Go');
    expect(await toldData()).toMatchObject({ component_type: 2, custom_id: 'go', id: 7 });
    await expect(rosa.press(id, 'grey')).rejects.toThrow('greyed out');
    await expect(rosa.press(id, 'Away')).rejects.toThrow('is a link');
    await expect(rosa.press(id, 'none')).rejects.toThrow('There are: Go (go)');
  });

  test('chooses as many as can be chosen, of options, people and channels', async ({
    discord,
    rosa,
    toldData,
    answered,
  }) => {
    const two = ['a', 'b'].map((value) => ({ label: value.toUpperCase(), value }));
    const id = await answered([
      row(select({ options: two, min_values: 2, max_values: 2 })),
      row({ type: 5, custom_id: 'people' }),
      row({ type: 6, custom_id: 'roles' }),
      row({ type: 8, custom_id: 'channels' }),
      row(select({ custom_id: 'grey', disabled: true })),
    ]);
    void rosa.select(id, 's', ['a', 'B']);
    expect(await toldData()).toMatchObject({ component_type: 3, values: ['a', 'b'] });
    for (const [custom, name, kind, key] of [
      ['people', 'Milo', 'users', discord.as('Milo').user.id],
      ['channels', 'announcements', 'channels', channelId(discord, 'announcements')],
    ] as const) {
      void rosa.select(id, custom, [name]);
      expect(await toldData()).toMatchObject({ values: [key], resolved: { [kind]: { [key]: {} } } });
    }
    void rosa.select(id, 'roles', ['Moderators']);
    expect(Object.keys((await toldData()).resolved)).toEqual(['roles']);
    await expect(rosa.select(id, 's', ['a'])).rejects.toThrow('takes 2 to 2 values and these are 1');
    await expect(rosa.select(id, 'people', ['Milo', 'Rosa'])).rejects.toThrow('takes 1 to 1 values');
    await expect(rosa.select(id, 's', ['a', 'c'])).rejects.toThrow('no option "c"');
    await expect(rosa.select(id, 'grey', ['a'])).rejects.toThrow('greyed out');
    await expect(rosa.select(id, 'none', ['a'])).rejects.toThrow('There is no select "none"');
  });

  test('fills in a form that is theirs, once, as far as it asks', async ({
    discord,
    rosa,
    told,
    answered,
  }) => {
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
    await (await told()).answer({ type: 9, data });
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
    const { d, answer } = await told();
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
