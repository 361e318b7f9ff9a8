import {
  type Actor,
  createClock,
  type LocalDiscord,
  startLocalDiscord,
} from '../../src/local-discord/index.ts';
import { identify } from './raw-gateway.ts';
import { type Json, type Reply, rest } from './rest.ts';

/** An interaction the bot was told of, and the two ways to answer it. */
export type Told = {
  d: Json;
  answer(body: unknown, query?: string): Promise<Reply>;
  /** Below the interaction's webhook, without the bot's token. */
  webhook(method: string, path: string, body?: unknown): Promise<Reply>;
};

/** A stand-in without limits whose time stands still, Rosa at it, and a bot that answers only what a test answers. */
export type Asking = {
  discord: LocalDiscord;
  rosa: Actor;
  /** Waits for the bot to be told of an interaction. */
  told(): Promise<Told>;
  /** Rosa types `/ask what:x`. */
  ask(): Promise<Told & { outcome: ReturnType<Actor['type']> }>;
};

const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    options: [
      { type: 3, name: 'what', description: 'What', autocomplete: true },
      { type: 7, name: 'where', description: 'Where' },
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

/** Starts it, with those commands registered. */
export async function openAsking(limits = false): Promise<Asking> {
  const discord = await startLocalDiscord({ limits, clock: createClock(() => Date.UTC(2026, 5, 1)) });
  await rest(discord, 'PUT', `/applications/${discord.world.application.id}/commands`, COMMANDS);
  const { gateway } = await identify(discord);
  const rosa = discord.as('Rosa');
  const told = async (): Promise<Told> => {
    const { d } = await gateway.next((payload) => payload.t === 'INTERACTION_CREATE');
    return {
      d,
      answer: (body, query = '') =>
        rest(discord, 'POST', `/interactions/${d['id']}/${d['token']}/callback${query}`, body),
      webhook: (method, path, body) =>
        rest(discord, method, `/webhooks/${d['application_id']}/${d['token']}${path}`, body, {
          authorization: '',
        }),
    };
  };
  return {
    discord,
    rosa,
    told,
    async ask() {
      const outcome = rosa.type('world-news', '/ask', { what: 'x' });
      return { outcome, ...(await told()) };
    },
  };
}
