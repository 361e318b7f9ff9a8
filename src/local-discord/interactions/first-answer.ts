import { ApiError, refusal } from '../api-error.ts';
import type { Engine } from '../engine.ts';
import type { UploadedFile } from '../messages/attachments.ts';
import { DEFAULT_MENTIONS } from '../messages/mentions.ts';
import { editMessage } from '../messages/posting.ts';
import { CALLBACK, readCallback, readChoices, readModal } from '../rules/callback-body.ts';
import { MESSAGE_FLAG, type MessageBody, readMessageBody } from '../rules/message-body.ts';
import type { Id } from '../snowflake.ts';
import { channelById, messageById } from '../world/lookup.ts';
import type { Message } from '../world/message.ts';
import { postAnswer } from './begin.ts';
import type { Interaction, Outcome } from './interaction.ts';

/** The flags that an answer may set. */
export const ANSWER_FLAGS =
  MESSAGE_FLAG.suppressEmbeds |
  MESSAGE_FLAG.ephemeral |
  MESSAGE_FLAG.suppressNotifications |
  MESSAGE_FLAG.componentsV2;
/** The flags that an edit of an answer may set. */
export const EDIT_FLAGS = MESSAGE_FLAG.suppressEmbeds | MESSAGE_FLAG.componentsV2;

/** The bot's first answer. Refuses unknown and late ones (10062), second ones (40060) and what does not fit (50035). */
export function answerFirst(
  engine: Engine,
  id: Id,
  token: string,
  body: unknown,
  files: readonly UploadedFile[],
): { interaction: Interaction; type: number; message: Message | null } {
  const interaction = engine.interactions.byId(id);
  if (!interaction || interaction.token !== token || interaction.state === 'failed')
    throw refusal('unknownInteraction');
  if (interaction.state !== 'waiting') throw refusal('alreadyAcknowledged');
  const { read, done } = attempt(interaction, () => {
    const read = readCallback(body, interaction.type, interaction.sourceMessageId !== null);
    return { read, done: apply(engine, interaction, read.type, read.data, body, files) };
  });
  interaction.state = done.state;
  if (done.outcome) interaction.outcome.resolve(done.outcome);
  return { interaction, type: read.type, message: done.message };
}

/** Remembers why an answer was refused, so that whoever wonders at the silence can be told. */
function attempt<T>(interaction: Interaction, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof ApiError)
      interaction.refused = `${error.message} ${JSON.stringify(error.errors ?? error.code)}`;
    throw error;
  }
}

type Done = { state: Interaction['state']; message: Message | null; outcome: Outcome | undefined };

function apply(
  engine: Engine,
  interaction: Interaction,
  type: number,
  data: unknown,
  body: unknown,
  files: readonly UploadedFile[],
): Done {
  const channel = channelById(engine.world, interaction.channelId);
  const defaultMentions = DEFAULT_MENTIONS.interaction;
  switch (type) {
    case CALLBACK.message: {
      const read = readMessageBody(data ?? {}, {
        settable: ANSWER_FLAGS,
        current: undefined,
        fileCount: files.length,
      });
      const message = postAnswer(engine, interaction, { channel, body: read, files, defaultMentions });
      interaction.originalId = message.id;
      return { state: 'answered', message, outcome: { kind: 'message', message } };
    }
    case CALLBACK.deferMessage: {
      const flags = flagsOf(data) & MESSAGE_FLAG.ephemeral;
      const message = postAnswer(engine, interaction, {
        channel,
        body: { ...NOTHING, flags: flags | MESSAGE_FLAG.loading },
        files: [],
        defaultMentions,
      });
      interaction.originalId = message.id;
      return { state: 'thinking', message, outcome: undefined };
    }
    case CALLBACK.deferUpdate: {
      interaction.originalId = interaction.sourceMessageId;
      return { state: 'updating', message: null, outcome: undefined };
    }
    case CALLBACK.update: {
      const source = sourceMessage(engine, interaction);
      const use = { settable: EDIT_FLAGS, current: source, fileCount: files.length };
      const message = editMessage(engine, source, readMessageBody(data ?? {}, use), files, defaultMentions);
      interaction.originalId = message.id;
      return { state: 'answered', message, outcome: { kind: 'update', message } };
    }
    case CALLBACK.choices:
      return { state: 'answered', message: null, outcome: { kind: 'choices', choices: readChoices(body) } };
    default: {
      const { custom_id: customId, title, components } = readModal(body);
      const modal = { interactionId: interaction.id, customId, title, components };
      interaction.modal = modal;
      return { state: 'answered', message: null, outcome: { kind: 'modal', modal } };
    }
  }
}

function sourceMessage(engine: Engine, interaction: Interaction): Message {
  return messageById(engine.world, interaction.channelId, interaction.sourceMessageId ?? '');
}

function flagsOf(data: unknown): number {
  return typeof data === 'object' && data !== null && 'flags' in data && typeof data.flags === 'number'
    ? data.flags
    : 0;
}

const NOTHING: MessageBody = {
  content: undefined,
  embeds: undefined,
  components: undefined,
  flags: 0,
  nonce: undefined,
  enforceNonce: false,
  allowedMentions: undefined,
  referenceId: undefined,
  referenceMustExist: true,
  attachments: undefined,
};
