import type { LocalDiscordOptions } from '../../src/local-discord/index.ts';
import { test as fresh, stillClock } from './fresh.ts';
import { identify, isEvent } from './raw-gateway.ts';
import { type Json, type Reply, rest } from './rest.ts';

/** An interaction the bot was told of, and the two ways to answer it. */
export type Told = {
  d: Json;
  answer(body: unknown, query?: string): Promise<Reply>;
  /** Below the interaction's webhook, without the bot's token. */
  webhook(method: string, path: string, body?: unknown): Promise<Reply>;
};

const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    options: [
      { type: 3, name: 'what', description: 'What', autocomplete: true },
      { type: 7, name: 'where', description: 'Where' },
      { type: 6, name: 'person', description: 'Person' },
    ],
  },
  {
    name: 'keep',
    description: 'Keeps',
    options: [{ type: 1, name: 'this', description: 'Keeps this' }],
  },
  { name: 'manage', description: 'Manages', default_member_permissions: '32', contexts: [0] },
  { name: 'admin', description: 'For administrators', default_member_permissions: '0' },
  { type: 3, name: 'Read' },
];

/** A callback with a message. */
export const words = (content: string) => ({ type: 4, data: { content } });

/**
 * A test with a stand-in without limits whose time stands still, and a bot that answers only what the test answers.
 * `told` waits for the bot to be told of an interaction; `ask` has Rosa type `/ask what:x` first; `toldData` gives
 * the data of the next interaction, and answers that.
 */
export const test = fresh
  .extend('options', (): LocalDiscordOptions => ({ limits: false, clock: stillClock() }))
  .extend('gateway', { auto: true }, async ({ discord }) => {
    await rest(discord, 'PUT', `/applications/${discord.world.application.id}/commands`, COMMANDS);
    return (await identify(discord)).gateway;
  })
  .extend('rosa', ({ discord }) => discord.as('Rosa'))
  .extend('told', ({ discord, gateway }) => async (): Promise<Told> => {
    const { d } = await gateway.next(isEvent('INTERACTION_CREATE'));
    return {
      d,
      answer: (body, query = '') =>
        rest(discord, 'POST', `/interactions/${d['id']}/${d['token']}/callback${query}`, body),
      webhook: (method, path, body) =>
        rest(discord, method, `/webhooks/${d['application_id']}/${d['token']}${path}`, body, {
          authorization: '',
        }),
    };
  })
  .extend('ask', ({ rosa, told }) => async () => {
    const outcome = rosa.type('world-news', '/ask', { what: 'x' });
    return { outcome, ...(await told()) };
  })
  .extend('toldData', ({ told }) => async () => {
    const { d, answer } = await told();
    await answer(words('x'));
    return Object(d['data']);
  });
