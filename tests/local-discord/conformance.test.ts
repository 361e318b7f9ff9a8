import { describe, expect } from 'vitest';
import type { LocalDiscordOptions } from '../../src/local-discord/index.ts';
import { checkTraffic } from '../support/published-schema.ts';
import { test as fresh } from './fresh.ts';
import { channelId, guildId, rest } from './rest.ts';

const COMMAND = {
  name: 'ask',
  description: 'Asks',
  name_localizations: { de: 'fragen' },
  options: [{ type: 3, name: 'what', description: 'What', required: true, autocomplete: true }],
  default_member_permissions: '32',
  contexts: [0],
};
const RICH = {
  flags: 1 << 15,
  components: [
    {
      type: 17,
      accent_color: 0x123456,
      components: [
        { type: 10, content: '# Title' },
        {
          type: 9,
          components: [{ type: 10, content: 'A takeaway' }],
          accessory: { type: 2, style: 2, label: 'Explain', custom_id: 'explain:1' },
        },
        { type: 14, divider: true, spacing: 2 },
        { type: 12, items: [{ media: { url: 'https://example.org/map.png' }, description: 'A map' }] },
        { type: 1, components: [{ type: 3, custom_id: 'go', options: [{ label: 'One', value: '1' }] }] },
      ],
    },
  ],
};
const PLAIN = {
  content: 'Hello <@1457659890892800002>',
  embeds: [
    { title: 'T', description: 'D', color: 5, fields: [{ name: 'n', value: 'v' }], footer: { text: 'f' } },
  ],
  components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Press', custom_id: 'p' }] }],
  nonce: 'n-1',
};

/** `ask` asks; what is wrong with the answer fails the test by itself, as in every test. */
const test = fresh
  .extend('options', (): LocalDiscordOptions => ({ limits: false }))
  .extend('ask', ({ discord }) => async (method: string, path: string, status: number, body?: unknown) => {
    const reply = await rest(discord, method, path, body);
    expect([reply.status, JSON.stringify(reply.body)]).toEqual([status, expect.anything()]);
    return reply.body;
  });

describe("the stand-in's answers conform to the document Discord publishes", () => {
  test('and one that does not fails the test it came up in', async ({ discord, ask }) => {
    const form = new FormData();
    form.set('files[0]', new File(['x'], 'x.txt'));
    // Discord takes the number, and its document says a string.
    form.set('payload_json', JSON.stringify({ attachments: [{ id: 0 }] }));
    await ask('POST', `/channels/${channelId(discord, 'world-news')}/messages`, 200, form);
    await expect(checkTraffic(true)).rejects.toThrow(/asks attachments\.0\.id/);
    await expect(checkTraffic(false)).resolves.toBeUndefined();
  });

  test('about the bot and its application', async ({ ask }) => {
    await ask('GET', '/gateway', 200);
    await ask('GET', '/gateway/bot', 200);
    await ask('GET', '/users/@me', 200);
    await ask('GET', '/applications/@me', 200);
  });

  test('about an application that a team owns', async ({ discord, ask }) => {
    const { application } = discord.world;
    application.team = {
      id: '1457659890892899999',
      name: 'Desk',
      ownerId: application.ownerId,
      members: [
        { userId: application.ownerId, state: 'accepted', role: 'admin' },
        { userId: discord.as('Milo').user.id, state: 'invited', role: 'read_only' },
      ],
    };
    expect((await ask('GET', '/applications/@me', 200))['team']).toMatchObject({
      owner_user_id: application.ownerId,
      members: [
        { membership_state: 2, role: 'admin' },
        { membership_state: 1, role: 'read_only' },
      ],
    });
  });

  test('about commands', async ({ discord, ask }) => {
    const path = `/applications/${discord.world.application.id}/commands`;
    await ask('POST', path, 201, COMMAND);
    await ask('POST', path, 200, COMMAND);
    await ask('GET', path, 200);
    const guild = `/applications/${discord.world.application.id}/guilds/${guildId(discord, 'The Reading Room')}/commands`;
    await ask('POST', guild, 201, {
      name: 'here',
      description: 'Only here',
    });
  });

  test('about servers and channels', async ({ discord, ask }) => {
    const guild = `/guilds/${guildId(discord, 'The Reading Room')}`;
    await ask('GET', `${guild}/threads/active`, 200);
    await ask('GET', guild, 200);
    await ask('GET', `${guild}/members/${discord.as('Milo').user.id}`, 200);
    for (const name of ['world-news', 'announcements', 'questions'])
      await ask('GET', `/channels/${channelId(discord, name)}`, 200);
    const thread = `/channels/${channelId(discord, 'Yesterday in general')}`;
    await ask('GET', thread, 200);
    await ask('PATCH', thread, 200, { archived: false });
    const rosa = discord.as('Rosa').user.id;
    await ask('POST', '/users/@me/channels', 200, {
      recipient_id: rosa,
    });
  });

  test('about messages, plain, rich, edited and published', async ({ discord, ask }) => {
    const path = `/channels/${channelId(discord, 'announcements')}/messages`;
    const plain = await ask('POST', path, 200, PLAIN);
    await ask('PATCH', `${path}/${plain['id']}`, 200, {
      content: 'Hello again',
    });
    await ask('POST', `${path}/${plain['id']}/crosspost`, 200);
    const rich = await ask('POST', path, 200, RICH);
    await ask('GET', `${path}/${rich['id']}`, 200);
    const answer = { content: 'See above', message_reference: { message_id: rich['id'] } };
    await ask('POST', path, 200, answer);
  });

  test('about files', async ({ discord, ask }) => {
    const form = new FormData();
    form.set('files[0]', new File(['some text'], 'notes.txt', { type: 'text/plain' }));
    const component = { type: 13, file: { url: 'attachment://notes.txt' } };
    form.set(
      'payload_json',
      JSON.stringify({ flags: 1 << 15, components: [component], attachments: [{ id: '0' }] }),
    );
    const body = await ask('POST', `/channels/${channelId(discord, 'world-news')}/messages`, 200, form);
    expect(body).toMatchObject({
      attachments: [{ filename: 'notes.txt', size: 9 }],
      components: [{ name: 'notes.txt', size: 9 }],
    });
  });

  test('about posts in a forum', async ({ discord, ask }) => {
    const post = { name: 'A post', message: { content: 'What now?' } };
    const threads = `/channels/${channelId(discord, 'questions')}/threads`;
    await ask('POST', threads, 201, post);
    await ask('GET', `${threads}/archived/public`, 200);
  });
});
