import {
  ApplicationCommandResponseSchema,
  CreatedThreadResponseSchema,
  GatewayBotResponseSchema,
  GuildChannelResponseSchema,
  GuildMemberResponseSchema,
  GuildWithCountsResponseSchema,
  MessageResponseSchema,
  PrivateApplicationResponseSchema,
  PrivateChannelResponseSchema,
  ThreadResponseSchema,
  UserPIIResponseSchema,
} from 'discord-api-spec/zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { type LocalDiscord, startLocalDiscord } from '../../src/local-discord/index.ts';
import { problemsWith } from './published-schema.ts';
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

describe("the stand-in's answers conform to the document Discord publishes", () => {
  let discord: LocalDiscord;
  beforeAll(async () => {
    discord = await startLocalDiscord({ limits: false });
  });
  afterAll(() => discord.close());

  const conforms = async (
    schema: z.ZodType,
    method: string,
    path: string,
    status: number,
    body?: unknown,
  ) => {
    const reply = await rest(discord, method, path, body);
    expect([reply.status, JSON.stringify(reply.body)]).toEqual([status, expect.anything()]);
    expect(await problemsWith(schema, method, path, status, reply.body)).toEqual([]);
    return reply.body;
  };

  test('about the bot and its application', async () => {
    await conforms(GatewayBotResponseSchema, 'GET', '/gateway/bot', 200);
    await conforms(UserPIIResponseSchema, 'GET', '/users/@me', 200);
    await conforms(PrivateApplicationResponseSchema, 'GET', '/applications/@me', 200);
    await conforms(PrivateApplicationResponseSchema, 'GET', '/oauth2/applications/@me', 200);
  });

  test('about an application that a team owns', async () => {
    const { application } = discord.world;
    application.team = {
      id: '1457659890892899999',
      name: 'Desk',
      ownerId: application.ownerId,
      memberIds: [application.ownerId],
    };
    await conforms(PrivateApplicationResponseSchema, 'GET', '/applications/@me', 200);
    application.team = null;
  });

  test('about commands', async () => {
    const path = `/applications/${discord.world.application.id}/commands`;
    const made = await conforms(ApplicationCommandResponseSchema, 'POST', path, 201, COMMAND);
    await conforms(ApplicationCommandResponseSchema, 'POST', path, 200, COMMAND);
    await conforms(ApplicationCommandResponseSchema, 'PATCH', `${path}/${made['id']}`, 200, {
      description: 'Asks more',
    });
    await conforms(ApplicationCommandResponseSchema, 'GET', `${path}/${made['id']}`, 200);
    const guild = `/applications/${discord.world.application.id}/guilds/${guildId(discord, 'The Reading Room')}/commands`;
    await conforms(ApplicationCommandResponseSchema, 'POST', guild, 201, {
      name: 'here',
      description: 'Only here',
    });
  });

  test('about servers, roles, members and channels', async () => {
    const guild = `/guilds/${guildId(discord, 'The Reading Room')}`;
    await conforms(GuildWithCountsResponseSchema, 'GET', guild, 200);
    await conforms(GuildMemberResponseSchema, 'GET', `${guild}/members/${discord.world.botId}`, 200);
    for (const name of ['world-news', 'announcements', 'questions'])
      await conforms(GuildChannelResponseSchema, 'GET', `/channels/${channelId(discord, name)}`, 200);
    await conforms(
      ThreadResponseSchema,
      'GET',
      `/channels/${channelId(discord, 'Yesterday in general')}`,
      200,
    );
    const rosa = discord.as('Rosa').user.id;
    await conforms(PrivateChannelResponseSchema, 'POST', '/users/@me/channels', 200, {
      recipient_id: rosa,
    });
  });

  test('about messages, plain, rich, edited and published', async () => {
    const path = `/channels/${channelId(discord, 'announcements')}/messages`;
    const plain = await conforms(MessageResponseSchema, 'POST', path, 200, PLAIN);
    await conforms(MessageResponseSchema, 'PATCH', `${path}/${plain['id']}`, 200, {
      content: 'Hello again',
    });
    await conforms(MessageResponseSchema, 'POST', `${path}/${plain['id']}/crosspost`, 200);
    const rich = await conforms(MessageResponseSchema, 'POST', path, 200, RICH);
    await conforms(MessageResponseSchema, 'GET', `${path}/${rich['id']}`, 200);
    const answer = { content: 'See above', message_reference: { message_id: rich['id'] } };
    await conforms(MessageResponseSchema, 'POST', path, 200, answer);
  });

  test('about files', async () => {
    const form = new FormData();
    form.set('files[0]', new File(['some text'], 'notes.txt', { type: 'text/plain' }));
    const component = { type: 13, file: { url: 'attachment://notes.txt' } };
    form.set(
      'payload_json',
      JSON.stringify({ flags: 1 << 15, components: [component], attachments: [{ id: 0 }] }),
    );
    const body = await conforms(
      MessageResponseSchema,
      'POST',
      `/channels/${channelId(discord, 'world-news')}/messages`,
      200,
      form,
    );
    expect(body).toMatchObject({
      attachments: [{ filename: 'notes.txt', size: 9 }],
      components: [{ name: 'notes.txt', size: 9 }],
    });
  });

  test('about threads and forum posts', async () => {
    await conforms(ThreadResponseSchema, 'POST', `/channels/${channelId(discord, 'general')}/threads`, 201, {
      name: 'A thread',
      type: 11,
    });
    const post = { name: 'A post', message: { content: 'What now?' } };
    await conforms(
      CreatedThreadResponseSchema,
      'POST',
      `/channels/${channelId(discord, 'questions')}/threads`,
      201,
      post,
    );
  });
});
