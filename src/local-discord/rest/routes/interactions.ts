import {
  answerFirst,
  answerMessage,
  editAnswer,
  followUp,
  liveInteraction,
} from '../../interactions/answer.ts';
import { deleteMessage } from '../../messages/posting.ts';
import { MESSAGE_FLAG } from '../../rules/message-body.ts';
import { messageWire } from '../../wire/message.ts';
import { type Call, DONE, ok, type Route } from '../route.ts';

const webhook = '/webhooks/:applicationId/:token';
const perToken = { limit: 5, windowMs: 2_000 };

/** Answers to interactions: the first by callback, the rest by the interaction's webhook. None needs the bot's token. */
export const INTERACTION_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interactionId/:token/callback',
    auth: false,
    allowance: null,
    run: ({ engine, part, query, body, files }) => {
      const { interaction, type, message } = answerFirst(
        engine,
        part('interactionId'),
        part('token'),
        body,
        files,
      );
      if (query.get('with_response') !== 'true') return DONE;
      return ok({
        interaction: {
          id: interaction.id,
          type: interaction.type,
          ...(message && {
            response_message_id: message.id,
            response_message_loading: Boolean(message.flags & MESSAGE_FLAG.loading),
            response_message_ephemeral: message.visibleTo !== null,
          }),
        },
        ...(message && { resource: { type, message: messageWire(engine, message) } }),
      });
    },
  },
  {
    method: 'POST',
    path: webhook,
    auth: false,
    allowance: perToken,
    run: (call) => {
      const { engine } = call;
      const message = followUp(engine, interactionOf(call), call.body, call.files);
      return ok(messageWire(engine, message));
    },
  },
  {
    method: 'GET',
    path: `${webhook}/messages/:messageId`,
    auth: false,
    allowance: perToken,
    run: (call) => {
      const message = answerMessage(call.engine, interactionOf(call), call.part('messageId'));
      return ok(messageWire(call.engine, message));
    },
  },
  {
    method: 'PATCH',
    path: `${webhook}/messages/:messageId`,
    auth: false,
    allowance: perToken,
    run: (call) => {
      const { engine } = call;
      const interaction = interactionOf(call);
      const message = answerMessage(engine, interaction, call.part('messageId'));
      return ok(messageWire(engine, editAnswer(engine, interaction, message, call.body, call.files)));
    },
  },
  {
    method: 'DELETE',
    path: `${webhook}/messages/:messageId`,
    auth: false,
    allowance: perToken,
    run: (call) => {
      deleteMessage(call.engine, answerMessage(call.engine, interactionOf(call), call.part('messageId')));
      return DONE;
    },
  },
];

function interactionOf({ engine, part }: Call) {
  return liveInteraction(engine, part('applicationId'), part('token'));
}
