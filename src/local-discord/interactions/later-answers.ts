import { refusal } from '../api-error.ts';
import type { Engine } from '../engine.ts';
import type { UploadedFile } from '../messages/attachments.ts';
import { DEFAULT_MENTIONS } from '../messages/mentions.ts';
import { deleteMessage, editMessage } from '../messages/posting.ts';
import { readMessageBody } from '../rules/message-body.ts';
import type { Id } from '../snowflake.ts';
import { channelById, messageById } from '../world/lookup.ts';
import type { Message } from '../world/message.ts';
import { postAnswer } from './begin.ts';
import { ANSWER_FLAGS, EDIT_FLAGS } from './first-answer.ts';
import { type Interaction, TOKEN_LIFE_MS } from './interaction.ts';

/** The interaction a webhook token belongs to. Refuses strangers (10015), tokens older than 15 minutes (50027) and unanswered interactions (10015). */
export function liveInteraction(engine: Engine, applicationId: Id, token: string): Interaction {
  const interaction = engine.interactions.byToken(token);
  if (!interaction || applicationId !== engine.world.application.id) throw refusal('unknownWebhook');
  if (engine.clock.now() >= interaction.createdAt + TOKEN_LIFE_MS) throw refusal('badToken');
  if (interaction.state === 'waiting' || interaction.state === 'failed') throw refusal('unknownWebhook');
  return interaction;
}

/** The message a webhook route speaks of: `@original` or one of the interaction's own follow-ups; refuses others with 10008. */
export function answerMessage(engine: Engine, interaction: Interaction, which: string): Message {
  const id = which === '@original' ? interaction.originalId : which;
  if (id === null) throw refusal('unknownMessage');
  const message = messageById(engine.world, interaction.channelId, id);
  if (message.id !== interaction.originalId && message.interaction?.id !== interaction.id)
    throw refusal('unknownMessage');
  return message;
}

/** Edits one of the answers; the first edit ends a deferral. */
export function editAnswer(
  engine: Engine,
  interaction: Interaction,
  message: Message,
  body: unknown,
  files: readonly UploadedFile[],
): Message {
  const read = readMessageBody(body, {
    settable: EDIT_FLAGS,
    current: message,
    fileCount: files.length,
  });
  const edited = editMessage(engine, message, read, files, DEFAULT_MENTIONS.interaction);
  finishDeferral(interaction, edited);
  return edited;
}

/** Posts a follow-up; the first one after "thinking…" takes its place, as Discord still does for older bots. */
export function followUp(
  engine: Engine,
  interaction: Interaction,
  body: unknown,
  files: readonly UploadedFile[],
): Message {
  if (interaction.state === 'thinking')
    return editAnswer(engine, interaction, answerMessage(engine, interaction, '@original'), body, files);
  const read = readMessageBody(body, { settable: ANSWER_FLAGS, current: undefined, fileCount: files.length });
  const channel = channelById(engine.world, interaction.channelId);
  const message = postAnswer(engine, interaction, {
    channel,
    body: read,
    files,
    defaultMentions: DEFAULT_MENTIONS.interaction,
  });
  finishDeferral(interaction, message);
  return message;
}

/** Deletes one of the answers; "thinking…" that is deleted is answered no more, and what follows up is a message of its own. */
export function removeAnswer(engine: Engine, interaction: Interaction, message: Message): void {
  deleteMessage(engine, message);
  if (interaction.state !== 'thinking' || message.id !== interaction.originalId) return;
  interaction.state = 'answered';
  interaction.outcome.resolve({ kind: 'nothing' });
}

/** Ends the wait of a deferral, if there is one, with the message that ends it. */
function finishDeferral(interaction: Interaction, message: Message): void {
  if (interaction.state !== 'thinking' && interaction.state !== 'updating') return;
  const kind = message.id === interaction.sourceMessageId ? 'update' : 'message';
  interaction.state = 'answered';
  interaction.outcome.resolve({ kind, message });
}
