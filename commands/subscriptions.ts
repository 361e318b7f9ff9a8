import { ApplicationCommandType, type Client, type MessageComponentInteraction } from 'discord.js';
import type { App } from '../src/app.ts';
import { checkManager, OFFERED_TO_MANAGERS } from '../src/discord/check-manager.ts';
import { type Command, type Press, type Reply, UserError } from '../src/discord/command.ts';
import { type Block, button, pageButtons, row, separator, text } from '../src/discord/components.ts';
import { endSubscription } from '../src/discord/end-subscription.ts';
import { privately } from '../src/discord/message.ts';
import { OFFERED_IN_SERVERS } from '../src/discord/offered.ts';
import { paginate } from '../src/discord/pages.ts';
import { pingTrouble } from '../src/discord/posting/obstacle.ts';
import { knownObstacle } from '../src/discord/posting/place.ts';
import { obstacle, testPost } from '../src/discord/posting/test-post.ts';
import { needsMending, standingText } from '../src/discord/subscription-text.ts';
import type { Subscription } from '../src/subscriptions/subscription.ts';

/** How much of a message's 4,000 characters and 40 components the subscriptions on a page may take. */
const ROOM = { characters: 3600, components: 30 };
/** A subscription's line, text and row of three buttons. */
const COMPONENTS = 6;

const GONE = 'That channel is no longer subscribed. Type `/subscriptions` for how it is now.';

export const subscriptions: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'subscriptions',
    description: 'What is posted where in this server, and whether it works',
    ...OFFERED_IN_SERVERS,
    default_member_permissions: OFFERED_TO_MANAGERS,
  },

  run: (interaction, app) => list(app, interaction.client, checkManager(interaction), 1),

  press: {
    page: ([page], interaction, app) =>
      list(app, interaction.client, checkManager(interaction), Number(page) || 1),
    test: onSubscription((subscription, { client, id }, app) =>
      testPost(client, subscription, { nonce: id, now: app.clock.now() }),
    ),
    pause: onSubscription(async (subscription, { user }, app) => {
      const reason = `<@${user.id}> paused it.`;
      const asked = { code: 'asked', reason, mend: 'Press **Resume**.' } as const;
      await app.subscriptions.pause(subscription.id, asked, app.clock.now());
      return undefined;
    }),
    resume: onSubscription(async (subscription, { client }, app) => {
      const still = await obstacle(client, subscription, app.clock.now());
      if (still) return still;
      await app.subscriptions.resume(subscription.id, app.clock.now());
      app.wake();
      return undefined;
    }),
    async unsubscribe([channelId = '', page = '1'], interaction, app) {
      const guildId = checkManager(interaction, channelId);
      const found = await app.subscriptions.inChannel(channelId);
      // In a fleet, another process may have ended it a moment before, because of this very press.
      if (found && found.guildId !== guildId) throw new UserError(GONE);
      const back = button('Back to the list', `subscriptions:page:${page}`);
      const ended = await endSubscription(app, channelId, interaction.id, back);
      if (!ended) throw new UserError(GONE);
      return ended;
    },
  },
};

/** A press beside a subscription of the list. The answer is the list as it is then, and what `act` has to say. */
function onSubscription(
  act: (
    subscription: Subscription,
    interaction: MessageComponentInteraction,
    app: App,
  ) => Promise<string | undefined>,
): Press {
  return async ([channelId = '', page], interaction, app) => {
    const guildId = checkManager(interaction);
    const subscription = await app.subscriptions.inChannel(channelId);
    if (subscription?.guildId !== guildId) throw new UserError(GONE);
    checkManager(interaction, channelId);
    const said = await act(subscription, interaction, app);
    return list(app, interaction.client, guildId, Number(page) || 1, said);
  };
}

/** One page of a server's subscriptions, with a sentence on what was just done. */
async function list(app: App, client: Client, guildId: string, wanted: number, said = ''): Promise<Reply> {
  const standings = await app.subscriptions.inGuild(guildId);
  if (!standings.length)
    return privately('No channel of this server is subscribed. `/subscribe` posts each new briefing in one.');
  const now = app.clock.now();
  const pieces = standings.map((standing) => {
    const { subscription } = standing;
    const known = {
      obstacle: knownObstacle(client, subscription, now),
      pingTrouble: pingTrouble(client, subscription),
    };
    const markdown = standingText(standing, now, known);
    return { markdown, components: COMPONENTS, item: subscription, ails: needsMending(standing, known) };
  });
  // In a server with hundreds, nobody would find it on one of dozens of pages.
  const mendFirst = [...pieces.filter(({ ails }) => ails), ...pieces.filter(({ ails }) => !ails)];
  const pages = paginate(mendFirst, ROOM.characters, ROOM.components);
  const page = Math.min(Math.max(wanted, 1), pages.length);
  const shown = pages[page - 1] ?? [];
  return privately(
    said || `### Subscriptions of this server (${standings.length})`,
    ...shown.flatMap(({ item, markdown }) => blocks(item, markdown, page)),
    ...(pages.length > 1
      ? [row(...pageButtons(page, pages.length, (to) => `subscriptions:page:${to}`))]
      : []),
  );
}

function blocks({ channelId, pause }: Subscription, words: string, page: number): Block[] {
  const id = (action: string): string => `subscriptions:${action}:${channelId}:${page}`;
  return [
    separator(),
    text(words),
    row(
      button('Test', id('test')),
      pause ? button('Resume', id('resume'), { primary: true }) : button('Pause', id('pause')),
      button('Unsubscribe', id('unsubscribe')),
    ),
  ];
}
