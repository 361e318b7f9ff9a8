import type { Engine } from '../engine.ts';
import { directChannel } from '../guilds/channels.ts';
import { beginInteraction } from '../interactions/begin.ts';
import type { Choice, Modal, Outcome } from '../interactions/interaction.ts';
import { DEFAULT_MENTIONS } from '../messages/mentions.ts';
import { deleteMessage, postMessage } from '../messages/posting.ts';
import { INTERACTION } from '../rules/callback-body.ts';
import { COMPONENT } from '../rules/components/parts.ts';
import { readMessageBody } from '../rules/message-body.ts';
import type { Id } from '../snowflake.ts';
import { messageWire } from '../wire/message.ts';
import { channelById } from '../world/lookup.ts';
import { MESSAGE_TYPE, type Message } from '../world/message.ts';
import { channelPermissions, mayWrite } from '../world/permissions.ts';
import type { Channel, Command, User } from '../world/world.ts';
import { ActError } from './act-error.ts';
import { leafOf, type OptionValues, optionData } from './command-input.ts';
import { pressable, selectable, selectValues } from './component-input.ts';
import { canSee, findChannel, findMessage } from './find.ts';
import { type ModalValues, modalData } from './modal-input.ts';
import { createResolver } from './resolved.ts';
import { usableCommand, usableCommands } from './usable-commands.ts';

/**
 * One person at their Discord. Channels are given by id, name or `Server/name`, messages by id or as they came.
 * Every act throws an ActError when Discord's client would not let this person do it; the interactions themselves
 * resolve with what came of them and never reject for the bot's failings.
 */
export type Actor = {
  user: User;
  /** Sends `/command`, or `/command subcommand`, with options by name. */
  type(channel: string, command: string, options?: OptionValues): Promise<Outcome>;
  /** The choices for the option being typed: the last one given, unless `focus` names another. */
  complete(channel: string, command: string, options: OptionValues, focus?: string): Promise<Choice[]>;
  /** Presses a button, by its custom id or label. */
  press(message: Message | Id, button: string): Promise<Outcome>;
  /** Chooses in a select menu, by its custom id; people, roles and channels by name or id. */
  select(message: Message | Id, customId: string, values: readonly string[]): Promise<Outcome>;
  /** Fills in and sends a modal the bot opened. */
  submit(modal: Modal, values: ModalValues): Promise<Outcome>;
  /** Uses an entry of a message's menu. */
  contextMenu(message: Message | Id, command: string): Promise<Outcome>;
  /** Writes an ordinary message. */
  say(channel: string, content: string): Message;
  /** Dismisses an ephemeral message, or deletes one of their own. */
  remove(message: Message | Id): void;
  /** What this person sees in a channel, oldest first. */
  messages(channel: string): Message[];
  /** The channels and threads this person sees. */
  channels(): Channel[];
  /** The commands this person is offered in a channel. */
  commands(channel: string): Command[];
  /** The direct messages with the bot. */
  directMessages(): Channel;
};

/** The acts of one person. */
export function createActor(engine: Engine, user: User): Actor {
  const { world } = engine;

  const seen = (which: string): Channel => {
    const channel = findChannel(world, which);
    if (!canSee(engine, user.id, channel))
      throw new ActError(`${user.username} cannot see the channel ${which}.`);
    return channel;
  };
  const message = (which: Message | Id) =>
    findMessage(engine, user.id, typeof which === 'string' ? which : which.id);
  const resolverFor = (channel: Channel) => createResolver(engine, user.id, channel.guildId, channel.id);

  const slash = (channel: Channel, typed: string, options: OptionValues, focus: string | undefined) => {
    const [name = '', ...path] = typed.replace(/^\//, '').trim().split(/\s+/);
    const command = usableCommand(engine, user.id, channel, 1, name);
    const leaf = leafOf(command, path);
    const resolver = resolverFor(channel);
    const data = leaf.wrap(optionData(leaf.options, options, resolver, focus));
    const resolved = resolver.wire();
    return beginInteraction(engine, {
      type: focus === undefined ? INTERACTION.command : INTERACTION.autocomplete,
      userId: user.id,
      channel,
      command: { name: [command.name, ...path].join(' '), type: command.type },
      sourceMessageId: null,
      data: {
        ...commandFields(command),
        ...(data.length > 0 && { options: data }),
        ...(resolved && { resolved }),
      },
    });
  };

  const useComponent = (source: Message, data: (channel: Channel) => object) => {
    const channel = channelById(world, source.channelId);
    return beginInteraction(engine, {
      type: INTERACTION.component,
      userId: user.id,
      channel,
      command: null,
      sourceMessageId: source.id,
      data: { ...data(channel) },
      message: messageWire(engine, source),
    });
  };

  return {
    user,
    async type(channel, command, options = {}) {
      return slash(seen(channel), command, options, undefined);
    },
    async complete(channel, command, options, focus = Object.keys(options).at(-1)) {
      if (focus === undefined) throw new ActError('An autocompletion needs an option to complete.');
      const outcome = await slash(seen(channel), command, options, focus);
      if (outcome.kind === 'choices') return outcome.choices;
      throw new ActError(
        outcome.kind === 'failed' ? outcome.reason : `The bot answered with a ${outcome.kind}.`,
      );
    },
    async press(which, wanted) {
      const source = message(which);
      const { button, customId } = pressable(source, wanted);
      return useComponent(source, () => ({
        component_type: COMPONENT.button,
        custom_id: customId,
        id: button.id ?? 0,
      }));
    },
    async select(which, customId, values) {
      const source = message(which);
      const select = selectable(source, customId);
      return useComponent(source, (channel) => {
        const resolver = resolverFor(channel);
        const chosen = selectValues(select, values, resolver);
        const resolved = resolver.wire();
        return {
          component_type: select.type,
          custom_id: customId,
          id: select.id ?? 0,
          values: chosen,
          ...(resolved && { resolved }),
        };
      });
    },
    async submit(modal, values) {
      const opener = engine.interactions.byId(modal.interactionId);
      if (!opener?.modal || opener.userId !== user.id)
        throw new ActError('This modal is not open for this person.');
      const channel = channelById(world, opener.channelId);
      const resolver = resolverFor(channel);
      const components = modalData(modal, values, resolver);
      const resolved = resolver.wire();
      const source = opener.sourceMessageId === null ? undefined : message(opener.sourceMessageId);
      opener.modal = null;
      const outcome = await beginInteraction(engine, {
        type: INTERACTION.modalSubmit,
        userId: user.id,
        channel,
        command: null,
        sourceMessageId: opener.sourceMessageId,
        openedBy: opener,
        data: { custom_id: modal.customId, components, ...(resolved && { resolved }) },
        ...(source && { message: messageWire(engine, source) }),
      });
      // What came to nothing stays open, to be sent again.
      if (outcome.kind === 'failed') opener.modal = modal;
      return outcome;
    },
    async contextMenu(which, name) {
      const target = message(which);
      const channel = channelById(world, target.channelId);
      const command = usableCommand(engine, user.id, channel, 3, name);
      const resolver = resolverFor(channel);
      resolver.message(target.id);
      return beginInteraction(engine, {
        type: INTERACTION.command,
        userId: user.id,
        channel,
        command,
        sourceMessageId: null,
        data: { ...commandFields(command), target_id: target.id, resolved: resolver.wire() },
      });
    },
    say(which, content) {
      const channel = seen(which);
      const bits = channelPermissions(world, user.id, channel, engine.clock.now());
      if (!mayWrite(bits, channel))
        throw new ActError(
          `${user.globalName ?? user.username} may not write in #${channel.name ?? ''}; commands work all the same.`,
        );
      return postMessage(engine, {
        channel,
        authorId: user.id,
        body: readMessageBody({ content }, { settable: 0, current: undefined, fileCount: 0 }),
        files: [],
        defaultMentions: DEFAULT_MENTIONS.message,
        type: MESSAGE_TYPE.ordinary,
        interaction: null,
        visibleTo: null,
      });
    },
    remove(which) {
      const found = message(which);
      if (found.visibleTo !== user.id && found.authorId !== user.id)
        throw new ActError('That is not theirs to remove.');
      deleteMessage(engine, found);
    },
    messages(which) {
      const all = world.messages[seen(which).id] ?? [];
      return all.filter((one) => one.visibleTo === null || one.visibleTo === user.id);
    },
    channels: () => Object.values(world.channels).filter((channel) => canSee(engine, user.id, channel)),
    commands: (which) => usableCommands(engine, user.id, seen(which)),
    directMessages: () => directChannel(engine, user.id),
  };
}

function commandFields(command: Command) {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId !== null && { guild_id: command.guildId }),
  };
}
