import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { App } from '../src/app.ts';
import { type Command, type Reply, UserError } from '../src/discord/command.ts';
import {
  type Block,
  button,
  container,
  pageButtons,
  row,
  separator,
  text,
} from '../src/discord/components.ts';
import { manageable, OFFERED_TO } from '../src/discord/manager.ts';
import { obstacle, testPost } from '../src/discord/posting/test-post.ts';
import { standingText } from '../src/discord/subscription-text.ts';
import type { Standing } from '../src/subscriptions/store.ts';

/** Six components each, of the 40 a message may have. */
const PER_PAGE = 5;

export const subscriptions: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'subscriptions',
    description: 'What is posted where in this server, and whether it works',
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: OFFERED_TO,
  },

  run: (interaction, app) => list(app, manageable(interaction), 1),

  async press(rest, interaction, app) {
    const guildId = manageable(interaction);
    const [action = '', target = '', page = '1'] = rest.split(':');
    if (action === 'page') return list(app, guildId, Number(target) || 1);
    const standing = (await app.subscriptions.inGuild(guildId)).find(
      ({ subscription }) => subscription.channelId === target,
    );
    if (!standing)
      throw new UserError('That channel is no longer subscribed. Type `/subscriptions` for how it is now.');
    const { subscription } = standing;
    if (action === 'test')
      return list(
        app,
        guildId,
        Number(page),
        await testPost(interaction.client, subscription, interaction.id),
      );
    if (action === 'pause') {
      const asked = {
        code: 'asked' as const,
        reason: `<@${interaction.user.id}> paused it.`,
        mend: 'Press **Resume**.',
      };
      await app.subscriptions.pause(subscription.id, asked, app.clock.now());
      return list(app, guildId, Number(page));
    }
    const still = obstacle(interaction.client, subscription);
    if (still) return list(app, guildId, Number(page), still);
    await app.subscriptions.resume(subscription.id);
    app.wake();
    return list(app, guildId, Number(page));
  },
};

/** One page of a server's subscriptions, with a sentence on what was just done. */
async function list(app: App, guildId: string, wanted: number, said = ''): Promise<Reply> {
  const standings = await app.subscriptions.inGuild(guildId);
  if (!standings.length)
    return {
      components: [
        container(
          text('No channel of this server is subscribed. `/subscribe` posts each new briefing in one.'),
        ),
      ],
      private: true,
    };
  const pages = Math.ceil(standings.length / PER_PAGE);
  const page = Math.min(Math.max(wanted, 1), pages);
  const shown = standings.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return {
    components: [
      container(
        text(said || `### Subscriptions of this server (${standings.length})`),
        ...shown.flatMap((standing) => blocks(standing, page, app.clock.now())),
        ...(pages > 1 ? [row(...pageButtons(page, pages, (to) => `subscriptions:page:${to}`))] : []),
      ),
    ],
    private: true,
  };
}

function blocks(standing: Standing, page: number, now: number): Block[] {
  const { channelId, pause } = standing.subscription;
  const id = (action: string): string => `subscriptions:${action}:${channelId}:${page}`;
  return [
    separator(),
    text(standingText(standing, now)),
    row(
      button('Test', id('test')),
      pause ? button('Resume', id('resume'), { primary: true }) : button('Pause', id('pause')),
    ),
  ];
}
