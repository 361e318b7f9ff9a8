import { answerFirst } from '../../interactions/first-answer.ts';
import type { Interaction } from '../../interactions/interaction.ts';
import {
  answerMessage,
  editAnswer,
  followUp,
  liveInteraction,
  removeAnswer,
} from '../../interactions/later-answers.ts';
import { MESSAGE_FLAG } from '../../rules/message-body.ts';
import { messageWire } from '../../wire/message.ts';
import type { Message } from '../../world/message.ts';
import { type Answer, type Call, DONE, ok, type Route } from '../route.ts';

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
  answerRoute('GET', ({ engine, message }) => ok(messageWire(engine, message))),
  answerRoute('PATCH', ({ engine, interaction, message, body, files }) =>
    ok(messageWire(engine, editAnswer(engine, interaction, message, body, files))),
  ),
  answerRoute('DELETE', ({ engine, interaction, message }) => {
    removeAnswer(engine, interaction, message);
    return DONE;
  }),
];

type AnswerCall = Call & { interaction: Interaction; message: Message };

/** A route of one of an interaction's answers. */
function answerRoute(method: Route['method'], run: (call: AnswerCall) => Answer): Route {
  return {
    method,
    path: `${webhook}/messages/:messageId`,
    auth: false,
    allowance: perToken,
    run: (call) => {
      const interaction = interactionOf(call);
      const message = answerMessage(call.engine, interaction, call.part('messageId'));
      return run({ ...call, interaction, message });
    },
  };
}

function interactionOf({ engine, part }: Call) {
  return liveInteraction(engine, part('applicationId'), part('token'));
}
