import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { App } from '../app.ts';
import type { Message } from './message.ts';

/** A form to fill in. Its custom_id begins with the name of a command, whose `submit` gets what was filled in. */
export type Form = { modal: APIModalInteractionResponseCallbackData };

/** What a command answers with. Commands return it; `dispatch` sends it. */
export type Reply = Message | Form;

export type Choice = APIApplicationCommandOptionChoice<string>;

/** Answers one action of a command's components or forms. `words` are what follows the action in the custom_id. */
type Action<I, R> = (words: readonly string[], interaction: I, app: App) => R | Promise<R>;

/** Answers presses of one action. */
export type Press = Action<MessageComponentInteraction, Reply>;

/**
 * One thing that people can type, or choose from a message's menu. To refuse, a function throws `UserError`; anything
 * else it throws is our fault.
 */
export type Command = {
  /** The JSON Discord registers. */
  data: RESTPostAPIApplicationCommandsJSONBody;
  /** Answers what was typed. */
  run?(interaction: ChatInputCommandInteraction, app: App): Reply | Promise<Reply>;
  /** Answers a choice from a message's menu. */
  pick?(interaction: MessageContextMenuCommandInteraction, app: App): Reply | Promise<Reply>;
  /** Returns at most 25 choices for what has been typed so far in the focused option. */
  complete?(interaction: AutocompleteInteraction, app: App): Choice[] | Promise<Choice[]>;
  /** Answers forms that were sent, by the action in their custom_id: `<data.name>:<action>:<words, with colons between>`. */
  submit?: Readonly<Record<string, Action<ModalSubmitInteraction, Message>>>;
  /** Answers presses on components, likewise. */
  press?: Readonly<Record<string, Press>>;
};

/**
 * A refusal that the reader can do something about: what is wrong and what to do next, in Discord Markdown. Always
 * shown privately.
 */
export class UserError extends Error {
  override name = 'UserError';
}
