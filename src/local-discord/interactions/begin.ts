import { type Engine, freshId } from '../engine.ts';
import { INTENT } from '../gateway/opcodes.ts';
import { type Draft, postMessage } from '../messages/posting.ts';
import { INTERACTION, type InteractionType } from '../rules/callback-body.ts';
import { MESSAGE_FLAG } from '../rules/message-body.ts';
import type { Id } from '../snowflake.ts';
import type { Wire } from '../wire/wire.ts';
import { type AnsweredInteraction, MESSAGE_TYPE, type Message } from '../world/message.ts';
import type { Channel } from '../world/world.ts';
import { FIRST_ANSWER_MS, type Interaction, type Outcome, TOKEN_LIFE_MS } from './interaction.ts';
import { interactionWire } from './interaction-wire.ts';

/** What a member did, ready to be sent to the bot. */
export type Beginning = {
  type: InteractionType;
  userId: Id;
  channel: Channel;
  command: Interaction['command'];
  sourceMessageId: Id | null;
  openedBy?: Interaction;
  /** The `data` of the interaction as the bot gets it. */
  data: Wire;
  /** The message a component sits on, as the bot gets it. */
  message?: Wire;
};

/** Sends an interaction to the bot and resolves with what came of it; never rejects. */
export function beginInteraction(engine: Engine, beginning: Beginning): Promise<Outcome> {
  const { clock } = engine;
  const interaction: Interaction = {
    id: freshId(engine),
    token: `${Buffer.from(`interaction:${engine.world.lastId}`).toString('base64url')}${engine.secret()}`,
    type: beginning.type,
    userId: beginning.userId,
    guildId: beginning.channel.guildId,
    channelId: beginning.channel.id,
    createdAt: clock.now(),
    command: beginning.command,
    sourceMessageId: beginning.sourceMessageId,
    openedBy: beginning.openedBy ?? null,
    state: 'waiting',
    originalId: null,
    modal: null,
    refused: null,
    outcome: Promise.withResolvers(),
  };
  engine.interactions.add(interaction);
  clock.after(FIRST_ANSWER_MS, () => failIfStill(engine, interaction, ['waiting']));
  clock.after(TOKEN_LIFE_MS, () => failIfStill(engine, interaction, ['thinking', 'updating']));
  engine.gateway.dispatch({
    name: 'INTERACTION_CREATE',
    data: interactionWire(engine, interaction, beginning),
    guildId: interaction.guildId,
    intent: INTENT.none,
  });
  return interaction.outcome.promise;
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
  interaction.outcome.resolve({ kind: 'failed', reason: `${reason}${why}` });
}

/** Stores an answer of the bot to an interaction as a message of its channel. */
export function postAnswer(
  engine: Engine,
  interaction: Interaction,
  parts: Pick<Draft, 'channel' | 'body' | 'files' | 'defaultMentions'>,
) {
  const ephemeral = Boolean(parts.body.flags & MESSAGE_FLAG.ephemeral);
  const referenceId = pressedOn(engine, interaction);
  return postMessage(engine, {
    ...parts,
    body: { ...parts.body, referenceId },
    authorId: engine.world.botId,
    type: referenceId ? MESSAGE_TYPE.reply : answerType(interaction.command),
    interaction: answered(interaction),
    visibleTo: ephemeral ? interaction.userId : null,
  });
}

/** The message whose component is answered, which the answer refers to where everybody sees that message. */
function pressedOn({ world }: Engine, { type, channelId, sourceMessageId }: Interaction): Id | undefined {
  if (type !== INTERACTION.component) return undefined;
  const source = world.messages[channelId]?.find(({ id }) => id === sourceMessageId);
  return source?.visibleTo === null ? source.id : undefined;
}

function answerType(command: Interaction['command']): Message['type'] {
  if (command === null) return MESSAGE_TYPE.ordinary;
  return command.type === 1 ? MESSAGE_TYPE.slashAnswer : MESSAGE_TYPE.menuAnswer;
}

function answered({
  id,
  type,
  userId,
  command,
  sourceMessageId,
  openedBy,
}: Interaction): AnsweredInteraction {
  const name = command?.name ?? null;
  return { id, type, userId, name, sourceMessageId, openedBy: openedBy && answered(openedBy) };
}
