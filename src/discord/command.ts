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
import type { Component } from './components.ts';

/** A message as an answer. */
export type Message = {
  /** Components V2, at most 40 and 4,000 characters over the whole message. */
  components: readonly Component[];
  /** Only the person who asked sees it. Answers to presses are always private. */
  private?: boolean;
};

/** A form to fill in; `submit` of the command its custom_id begins with gets what was filled in. */
export type Form = { modal: APIModalInteractionResponseCallbackData };

/** What a command answers with. Commands return it; `dispatch` sends it. */
export type Reply = Message | Form;

export type Choice = APIApplicationCommandOptionChoice<string>;
export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** One thing people can type (or pick from a message's menu). The only place where its name stands is `data.name`. */
export type Command = {
  /** The JSON Discord registers. */
  data: RESTPostAPIApplicationCommandsJSONBody;
  /** Answers the command. Throws `UserError` to refuse; anything else it throws is our fault. */
  run(interaction: CommandInteraction, app: App): Reply | Promise<Reply>;
  /** At most 25 choices for what has been typed so far in the focused option. */
  complete?(interaction: AutocompleteInteraction, app: App): Choice[] | Promise<Choice[]>;
  /** Answers a form that was sent and whose custom_id is `<data.name>:<rest>`. */
  submit?(rest: string, interaction: ModalSubmitInteraction, app: App): Message | Promise<Message>;
  /** Answers a press on a component whose custom_id is `<data.name>:<rest>`. */
  press?(rest: string, interaction: MessageComponentInteraction, app: App): Reply | Promise<Reply>;
};

/** A refusal the reader can do something about: what is wrong and what to do next, in Discord Markdown. Always shown privately. */
export class UserError extends Error {
  override name = 'UserError';
}
