import { randomUUID } from 'node:crypto';
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type InteractionReplyOptions,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { App } from '../app.ts';
import { type Choice, type Command, type Reply, UserError } from './command.ts';
import { below, type Message, privately } from './message.ts';

/** Discord forgets an interaction that is not answered within 3 s. After this many ms we answer that we are thinking. */
const PATIENCE = 1500;

/** Discord's codes for "too late": the interaction is unknown, or its 15 minutes are over. */
const TOO_LATE = new Set<unknown>([10062, 50027]);
/** Already answered: in a fleet, every process is told of every interaction. */
const ANSWERED = 40060;
/** Discord does not accept what we wrote. */
const BAD_BODY = 50035;

type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/** What a record itself has under a name that came from outside, never what every object has. */
const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;

/**
 * Makes the one function that answers every interaction, by the list of commands. It never rejects. A `UserError` is
 * shown privately; anything else becomes a private message with an id, which the log has beside the stack.
 */
export function createDispatch(
  commands: readonly Command[],
  app: App,
): (interaction: Interaction) => Promise<void> {
  const byName = new Map(commands.map((command) => [command.data.name, command]));

  async function reply(interaction: Answerable): Promise<Reply> {
    if (interaction.isChatInputCommand())
      return byName.get(interaction.commandName)?.run?.(interaction, app) ?? unknown();
    if (interaction.isMessageContextMenuCommand())
      return byName.get(interaction.commandName)?.pick?.(interaction, app) ?? unknown();
    const [name = '', action = '', ...words] = interaction.customId.split(':');
    const command = byName.get(name);
    return interaction.isModalSubmit()
      ? (own(command?.submit, action)?.(words, interaction, app) ?? unknown())
      : (own(command?.press, action)?.(words, interaction, app) ?? unknown());
  }

  return async (interaction) => {
    try {
      if (interaction.isAutocomplete()) await complete(byName.get(interaction.commandName), interaction, app);
      else if (
        interaction.isChatInputCommand() ||
        interaction.isMessageContextMenuCommand() ||
        interaction.isMessageComponent() ||
        interaction.isModalSubmit()
      )
        await respond(interaction, app, () => reply(interaction));
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : undefined;
      if (code === ANSWERED)
        return app.log.debug({ interaction: interaction.id }, 'another process has answered');
      app.log[TOO_LATE.has(code) ? 'warn' : 'error'](
        { err: error, interaction: interaction.id },
        'an interaction could not be answered',
      );
    }
  };
}

async function complete(
  command: Command | undefined,
  interaction: AutocompleteInteraction,
  app: App,
): Promise<void> {
  let choices: Choice[] = [];
  try {
    choices = (await command?.complete?.(interaction, app)) ?? [];
  } catch (error) {
    app.log.error({ err: error, command: interaction.commandName }, 'autocomplete broke');
  }
  await interaction.respond(choices);
}

async function respond(interaction: Answerable, app: App, run: () => Promise<Reply>): Promise<void> {
  const answered = new AbortController();
  const reply = run().catch((error: unknown) => refusal(error, interaction, app));
  const first = await Promise.race([reply, app.clock.wait(PATIENCE, answered.signal)]);
  answered.abort();
  if (first) return speak(first, (said) => send(interaction, said), interaction, app);
  // The first response decides whether a reply is private, and "thinking" concerns only the person who asked.
  const inPlace = isOnPrivate(interaction);
  await (inPlace ? interaction.deferUpdate() : interaction.deferReply({ flags: MessageFlags.Ephemeral }));
  const late = await reply;
  const message = 'modal' in late ? TOO_SLOW_FOR_A_FORM : late;
  const say = (said: Message) =>
    inPlace && said.below
      ? interaction.followUp({ ...body(said), flags: FOR_ONE })
      : interaction.editReply({ ...body(said), flags: MessageFlags.IsComponentsV2 });
  await speak(message, say, interaction, app);
}

/** Says it. If Discord refuses how it is written, which is our fault, says that something broke. */
async function speak<T extends Reply>(
  reply: T,
  say: (said: T | Message) => Promise<unknown>,
  interaction: Answerable,
  app: App,
): Promise<void> {
  try {
    await say(reply);
  } catch (error) {
    if (!(error instanceof DiscordAPIError && error.code === BAD_BODY)) throw error;
    await say(refusal(error, interaction, app));
  }
}

async function send(interaction: Answerable, reply: Reply): Promise<void> {
  if ('modal' in reply) {
    if (!interaction.isModalSubmit()) await interaction.showModal(reply.modal);
    return;
  }
  if (isOnPrivate(interaction) && !reply.below) {
    await interaction.update({ ...body(reply), flags: MessageFlags.IsComponentsV2 });
    return;
  }
  const hidden = reply.private || !interaction.isCommand();
  const flags = hidden ? FOR_ONE : MessageFlags.IsComponentsV2;
  await interaction.reply({ ...body(reply), flags } satisfies InteractionReplyOptions);
}

const FOR_ONE = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;

/**
 * A press on a message that only its reader sees, or a form that it opened, may change that message. What everybody
 * sees stays as it is.
 */
const isOnPrivate = (
  interaction: Answerable,
): interaction is MessageComponentInteraction | ModalMessageModalSubmitInteraction =>
  (interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())) &&
  interaction.message.flags.has(MessageFlags.Ephemeral);

const body = ({ components }: Message) => ({ components: [...components], allowedMentions: { parse: [] } });

/** A form can only be the first answer. */
const TOO_SLOW_FOR_A_FORM = below(privately('I was too slow to open the form. Please try again.'));

function refusal(error: unknown, interaction: Answerable, app: App): Message {
  // What was pressed stays, so that it can be pressed again.
  if (error instanceof UserError) return below(privately(error.message));
  const id = randomUUID().slice(0, 8);
  const what = interaction.isCommand() ? interaction.commandName : interaction.customId;
  app.log.error({ id, err: error, interaction: interaction.id, what }, 'a command broke');
  return below(
    privately(
      `Something broke on our side, sorry. Please try again; if it goes on, tell whoever runs this bot the id \`${id}\`.`,
    ),
  );
}

function unknown(): never {
  throw new UserError('This bot no longer knows that command or button. Type `/` to see what it can do now.');
}
