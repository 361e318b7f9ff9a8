import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { button, classic, type Refused, row, section, select, text, times, v2 } from './bodies.ts';
import { channelId, rest } from './rest.ts';

const LONG = 'x'.repeat(101);
const picture = { url: 'https://a.org/x.png' };
const option = (parts: object) => classic(row(select({ options: [{ label: 'A', value: 'a', ...parts }] })));

const defaults = (type: number, kinds: readonly string[]) =>
  classic(
    row({
      type,
      custom_id: 's',
      max_values: 1,
      default_values: kinds.map((kind, i) => ({ id: `${i}`, type: kind })),
    }),
  );

const INVALID: readonly Refused[] = [
  ['6 action rows', classic(...times(6, (i) => row(button({ custom_id: `b${i}` })))), 'components'],
  ['an empty action row', classic(row()), 'components.0.components'],
  [
    '6 buttons in a row',
    classic(row(...times(6, (i) => button({ custom_id: `b${i}` })))),
    'components.0.components',
  ],
  ['a select beside a button', classic(row(button(), select())), 'components.0.components'],
  [
    'a button without custom id',
    classic(row(button({ custom_id: undefined }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a button label over 80',
    classic(row(button({ label: 'x'.repeat(81) }))),
    'components.0.components.0.label',
  ],
  [
    'a button without label or emoji',
    classic(row(button({ label: undefined }))),
    'components.0.components.0.label',
  ],
  [
    'a custom id over 100',
    classic(row(button({ custom_id: 'x'.repeat(101) }))),
    'components.0.components.0.custom_id',
  ],
  ['a custom id used twice', classic(row(button(), button())), 'components.0.components.1.custom_id'],
  [
    'a link button with a custom id',
    classic(row(button({ style: 5, url: 'https://a.org' }))),
    'components.0.components.0.custom_id',
  ],
  [
    'a link button without an address',
    classic(row({ type: 2, style: 5, label: 'x' })),
    'components.0.components.0.url',
  ],
  [
    'a link over 512',
    classic(row({ type: 2, style: 5, label: 'x', url: `https://a.org/${'x'.repeat(500)}` })),
    'components.0.components.0.url',
  ],
  [
    'a link to a script',
    classic(row({ type: 2, style: 5, label: 'x', url: 'javascript://x' })),
    'components.0.components.0.url',
  ],
  [
    '26 options in a select',
    classic(row(select({ options: times(26, (i) => ({ label: `${i}`, value: `${i}` })) }))),
    'components.0.components.0.options',
  ],
  ['a select without options', classic(row(select({ options: [] }))), 'components.0.components.0.options'],
  [
    'two options of the same value',
    classic(row(select({ options: times(2, () => ({ label: 'A', value: 'a' })) }))),
    'components.0.components.0.options.1.value',
  ],
  [
    'a select placeholder over 150',
    classic(row(select({ placeholder: 'x'.repeat(151) }))),
    'components.0.components.0.placeholder',
  ],
  [
    'more values than options',
    classic(row(select({ max_values: 2 }))),
    'components.0.components.0.max_values',
  ],
  [
    'a least above the most',
    classic(row(select({ min_values: 2, max_values: 1 }))),
    'components.0.components.0.min_values',
  ],
  ['a button outside a row', classic(button()), 'components.0.type'],
  ['a text display without the V2 flag', { content: 'x', components: [text('x')] }, 'components.0.type'],
  ['content beside Components V2', { ...v2(text('x')), content: 'x' }, 'content'],
  ['embeds beside Components V2', { ...v2(text('x')), embeds: [{ title: 't' }] }, 'embeds'],
  [
    'over 40 components, counting nested ones',
    v2(
      ...times(14, () => ({
        type: 9,
        components: [text('x')],
        accessory: { type: 11, media: { url: 'https://a.org/x.png' } },
      })),
    ),
    'components',
  ],
  ['over 4000 characters of text in all', v2(text('x'.repeat(2001)), text('x'.repeat(2000))), 'components'],
  ['an empty text display', v2(text('')), 'components.0.content'],
  ['a section without an accessory', v2({ type: 9, components: [text('x')] }), 'components.0.accessory'],
  [
    'a section of four texts',
    v2({ type: 9, components: times(4, () => text('x')), accessory: button() }),
    'components.0.components',
  ],
  [
    'a container in a container',
    v2({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
    'components.0.components.0.type',
  ],
  [
    'a container colour out of range',
    v2({ type: 17, accent_color: 0x1000000, components: [text('x')] }),
    'components.0.accent_color',
  ],
  [
    '11 pictures in a gallery',
    v2({ type: 12, items: times(11, () => ({ media: { url: 'https://a.org/x.png' } })) }),
    'components.0.items',
  ],
  [
    'a file component with a web address',
    v2({ type: 13, file: { url: 'https://a.org/x.txt' } }),
    'components.0.file.url',
  ],
  ['a thumbnail at the top', v2({ type: 11, media: { url: 'https://a.org/x.png' } }), 'components.0.type'],
  ['a separator spacing of 3', v2({ type: 14, spacing: 3 }), 'components.0.spacing'],
  [
    'two components of the same number',
    v2({ ...text('x'), id: 7 }, { ...text('y'), id: 7 }),
    'components.1.id',
  ],
  ['an option label over 100', option({ label: LONG }), 'components.0.components.0.options.0.label'],
  ['an option value over 100', option({ value: LONG }), 'components.0.components.0.options.0.value'],
  [
    'an option description over 100',
    option({ description: LONG }),
    'components.0.components.0.options.0.description',
  ],
  ['a section without texts', v2(section({ components: [] })), 'components.0.components'],
  ['a gallery without pictures', v2({ type: 12, items: [] }), 'components.0.items'],
  [
    'a picture described in over 1024 characters',
    v2({ type: 12, items: [{ media: picture, description: 'x'.repeat(1025) }] }),
    'components.0.items.0.description',
  ],
  ['a component number beyond 32 bits', v2({ ...text('x'), id: 2 ** 31 }), 'components.0.id'],
  [
    'a file that did not come along',
    v2({ type: 13, file: { url: 'attachment://none.txt' } }),
    'components.0.file.url',
  ],
  [
    'a picture that did not come along',
    v2({ type: 12, items: [{ media: { url: 'attachment://none.png' } }] }),
    'components.0.items.0.media.url',
  ],
  ['a text display of white space', v2(text(' \n\u3000')), 'components.0.content'],
  [
    'a button with an emoji that is none',
    classic(row(button({ label: undefined, emoji: {} }))),
    'components.0.components.0.label',
  ],
  ...['https://', 'http://a b c', 'https://a.org/ b'].flatMap((url): Refused[] => [
    [
      `a link to ${url}`,
      classic(row({ type: 2, style: 5, label: 'x', url })),
      'components.0.components.0.url',
    ],
    [`a picture at ${url}`, v2({ type: 12, items: [{ media: { url } }] }), 'components.0.items.0.media.url'],
  ]),
  [
    'a picture with a broken escape',
    v2({ type: 12, items: [{ media: { url: 'attachment://%zz.png' } }] }),
    'components.0.items.0.media.url',
  ],
  ['a role chosen among users', defaults(5, ['role']), 'components.0.components.0.default_values.0.type'],
  ['a user chosen among channels', defaults(8, ['user']), 'components.0.components.0.default_values.0.type'],
  ['two chosen where one can be', defaults(7, ['user', 'role']), 'components.0.components.0.default_values'],
];

describe('components Discord would refuse', () => {
  let discord: LocalDiscord;
  let path: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    path = `/channels/${channelId(discord, 'world-news')}/messages`;
  });
  afterAll(() => discord.close());

  test.each(INVALID)('%s', async (_, body, place) => {
    const { status, body: answer } = await rest(discord, 'POST', path, body);
    expect([status, answer['code'], answer['message']]).toEqual([400, 50035, 'Invalid Form Body']);
    expect(answer).toHaveProperty(`errors.${place}._errors.0.code`);
    expect(discord.messages('world-news')).toEqual([]);
  });
});

describe('components Discord takes', () => {
  test('a select with as many defaults as can be chosen, of kinds it lists', async () => {
    const discord = await startLocalDiscord();
    for (const [type, kind] of [
      [5, 'user'],
      [6, 'role'],
      [7, 'role'],
      [8, 'channel'],
    ] as const) {
      const body = defaults(type, [kind]);
      const path = `/channels/${channelId(discord, 'announcements')}/messages`;
      expect([kind, (await rest(discord, 'POST', path, body)).status]).toEqual([kind, 200]);
    }
    await discord.close();
  });

  test('a picture that came along under a name with a space and a hash', async () => {
    const discord = await startLocalDiscord();
    const form = new FormData();
    const media = { url: `attachment://${encodeURIComponent('a #1.png')}` };
    form.set('payload_json', JSON.stringify(v2({ type: 12, items: [{ media }] })));
    form.set('files[0]', new File(['x'], 'a #1.png', { type: 'image/png' }));
    const answer = await rest(
      discord,
      'POST',
      `/channels/${channelId(discord, 'world-news')}/messages`,
      form,
    );
    expect(answer.body).toMatchObject({
      components: [{ items: [{ media: { content_type: 'image/png' } }] }],
    });
    await discord.close();
  });
});

describe('a message of Components V2', () => {
  let discord: LocalDiscord;
  let path: string;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
    path = `/channels/${channelId(discord, 'world-news')}/messages`;
  });
  afterAll(() => discord.close());
  const posted = async (body: unknown) => (await rest(discord, 'POST', path, body)).body['id'];

  test('stays one: no edit takes the flag away, or adds what it may not have', async () => {
    const id = await posted(v2(text('x')));
    const edited = await rest(discord, 'PATCH', `${path}/${id}`, { flags: 0, components: [text('y')] });
    expect(edited.body).toMatchObject({ flags: 1 << 15, components: [{ content: 'y' }] });
    expect(await rest(discord, 'PATCH', `${path}/${id}`, { content: 'plain' })).toMatchObject({
      status: 400,
      body: { code: 50035, errors: { content: expect.anything() } },
    });
  });

  test('can be made of another by an edit that empties the old fields, and by no other', async () => {
    const id = await posted({ content: 'old', embeds: [{ title: 't' }] });
    const kept = await rest(discord, 'PATCH', `${path}/${id}`, v2(text('new')));
    expect(kept).toMatchObject({
      status: 400,
      body: { errors: { content: expect.anything(), embeds: expect.anything() } },
    });
    const emptied = await rest(discord, 'PATCH', `${path}/${id}`, {
      ...v2(text('new')),
      content: null,
      embeds: [],
    });
    expect(emptied).toMatchObject({ status: 200, body: { content: '', components: [{ content: 'new' }] } });
  });

  test('that was refused an edit is as it was', async () => {
    const id = await posted(v2(text('before')));
    await rest(discord, 'PATCH', `${path}/${id}`, v2({ type: 13, file: { url: 'attachment://none.txt' } }));
    expect((await rest(discord, 'GET', `${path}/${id}`)).body).toMatchObject({
      components: [{ content: 'before' }],
    });
  });
});
