import { type Engine, freshId } from '../engine.ts';
import { INTENT } from '../gateway/opcodes.ts';
import type { AnsweredInteraction } from '../messages/message.ts';
import { type Draft, postMessage } from '../messages/posting.ts';
import { MESSAGE_FLAG } from '../rules/message-body.ts';
import type { Id } from '../snowflake.ts';
import { interactionWire } from '../wire/interaction.ts';
import type { Wire } from '../wire/wire.ts';
import type { Channel } from '../world/world.ts';
import {
  FIRST_ANSWER_MS,
  type Interaction,
  type InteractionType,
  type Outcome,
  TOKEN_LIFE_MS,
} from './interaction.ts';

/** What a member did, ready to be sent to the bot. */
export type Beginning = {
  type: InteractionType;
  userId: Id;
  channel: Channel;
  commandName: string | null;
  sourceMessageId: Id | null;
  openedBy?: Interaction;
  /** The `data` of the interaction as the bot gets it. */
  data: Wire;
  /** The message a component sits on, as the bot gets it. */
  message?: Wire;
};

/** Sends an interaction to the bot and resolves with what came of it; never rejects. */
export function beginInteraction(
  engine: Engine,
  beginning: Beginning,
): { id: Id; outcome: Promise<Outcome> } {
  const { clock, interactions } = engine;
  const interaction: Interaction = {
    id: freshId(engine),
    token: `${Buffer.from(`interaction:${engine.world.lastId}`).toString('base64url')}${engine.secret()}`,
    type: beginning.type,
    userId: beginning.userId,
    guildId: beginning.channel.guildId,
    channelId: beginning.channel.id,
    createdAt: clock.now(),
    commandName: beginning.commandName,
    sourceMessageId: beginning.sourceMessageId,
    openedBy: beginning.openedBy ?? null,
    state: 'waiting',
    originalId: null,
    modal: null,
    refused: null,
  };
  interactions.add(interaction);
  clock.after(FIRST_ANSWER_MS, () => failIfStill(engine, interaction, ['waiting']));
  clock.after(TOKEN_LIFE_MS, () => failIfStill(engine, interaction, ['thinking', 'updating']));
  engine.gateway.dispatch({
    name: 'INTERACTION_CREATE',
    data: interactionWire(engine, interaction, beginning),
    guildId: interaction.guildId,
    intent: INTENT.none,
  });
  return { id: interaction.id, outcome: interactions.outcome(interaction.id) };
}

function failIfStill(
  engine: Engine,
  interaction: Interaction,
  states: readonly Interaction['state'][],
): void {
  if (!states.includes(interaction.state)) return;
  const waited = interaction.state;
  interaction.state = 'failed';
  const reason =
    waited === 'waiting'
      ? `The application did not respond within 3 seconds.${engine.gateway.connected() ? '' : ' It is not connected.'}`
      : 'The application deferred its answer and did not give one within 15 minutes.';
  const why = interaction.refused ? ` Its answer was refused: ${interaction.refused}` : '';
  engine.interactions.settle(interaction.id, { kind: 'failed', reason: `${reason}${why}` });
  engine.changes.announce({ kind: 'interaction', interactionId: interaction.id, state: 'failed' });
}

/** Stores an answer of the bot to an interaction as a message of its channel. */
export function postAnswer(
  engine: Engine,
  interaction: Interaction,
  parts: Pick<Draft, 'channel' | 'body' | 'files' | 'defaultMentions'>,
) {
  const ephemeral = Boolean(parts.body.flags & MESSAGE_FLAG.ephemeral);
  return postMessage(engine, {
    ...parts,
    authorId: engine.world.botId,
    type: interaction.type === 2 ? 20 : 0,
    interaction: answered(interaction),
    visibleTo: ephemeral ? interaction.userId : null,
  });
}

function answered({
  id,
  type,
  userId,
  commandName,
  sourceMessageId,
  openedBy,
}: Interaction): AnsweredInteraction {
  return { id, type, userId, name: commandName, sourceMessageId, openedBy: openedBy && answered(openedBy) };
}
