import { describe, expect } from 'vitest';
import { BAD_ADDRESSES, button, type Refused, section, text, times, v2 } from './bodies.ts';
import { type Newsroom, test, testRefusals } from './newsroom.ts';
import { rest } from './rest.ts';

const picture = { url: 'https://a.org/x.png' };

const INVALID: readonly Refused[] = [
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
  ['a separator spacing of 0', v2({ type: 14, spacing: 0 }), 'components.0.spacing'],
  [
    'two components of the same number',
    v2({ ...text('x'), id: 7 }, { ...text('y'), id: 7 }),
    'components.1.id',
  ],
  [
    'two buttons of one custom_id, the second beside a text',
    v2(section(), section()),
    'components.1.accessory.custom_id',
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
  [
    'a thumbnail that did not come along',
    v2(section({ accessory: { type: 11, media: { url: 'attachment://none.png' } } })),
    'components.0.accessory.media.url',
  ],
  ['a text display of white space', v2(text(' \n\u3000')), 'components.0.content'],
  ...BAD_ADDRESSES.map(
    (url): Refused => [
      `a picture at ${url}`,
      v2({ type: 12, items: [{ media: { url } }] }),
      'components.0.items.0.media.url',
    ],
  ),
  [
    'a picture with a broken escape',
    v2({ type: 12, items: [{ media: { url: 'attachment://%zz.png' } }] }),
    'components.0.items.0.media.url',
  ],
];

describe('Components V2 that Discord would refuse', () => testRefusals(INVALID));

describe('Components V2 that Discord takes', () => {
  test('a picture that came along under a name with a space and a hash', async ({ room }) => {
    const form = new FormData();
    const media = { url: `attachment://${encodeURIComponent('a #1.png')}` };
    form.set('payload_json', JSON.stringify(v2({ type: 12, items: [{ media }] })));
    form.set('files[0]', new File(['x'], 'a #1.png', { type: 'image/png' }));
    expect((await room.post(form)).body).toMatchObject({
      components: [{ items: [{ media: { content_type: 'image/png' } }] }],
    });
  });
});

describe('a message of Components V2', () => {
  const posted = async (room: Newsroom, body: unknown) =>
    `${room.path}/${(await room.post(body)).body['id']}`;

  test('stays one: no edit takes the flag away, or adds what it may not have', async ({ room }) => {
    const path = await posted(room, v2(text('x')));
    const edited = await rest(room.discord, 'PATCH', path, {
      flags: 0,
      components: [text('y')],
    });
    expect(edited.body).toMatchObject({ flags: 1 << 15, components: [{ content: 'y' }] });
    expect(await rest(room.discord, 'PATCH', path, { content: 'plain' })).toMatchObject({
      status: 400,
      body: { code: 50035, errors: { content: expect.anything() } },
    });
  });

  test('can be made of another by an edit that empties the old fields, and by no other', async ({ room }) => {
    const path = await posted(room, { content: 'old', embeds: [{ title: 't' }] });
    const kept = await rest(room.discord, 'PATCH', path, v2(text('new')));
    expect(kept).toMatchObject({
      status: 400,
      body: { errors: { content: expect.anything(), embeds: expect.anything() } },
    });
    const emptied = await rest(room.discord, 'PATCH', path, {
      ...v2(text('new')),
      content: null,
      embeds: [],
    });
    expect(emptied).toMatchObject({ status: 200, body: { content: '', components: [{ content: 'new' }] } });
  });

  test('that was refused an edit is as it was', async ({ room }) => {
    const path = await posted(room, v2(text('before')));
    await rest(room.discord, 'PATCH', path, v2({ type: 13, file: { url: 'attachment://none.txt' } }));
    expect((await rest(room.discord, 'GET', path)).body).toMatchObject({
      components: [{ content: 'before' }],
    });
  });
});
