import { ApplicationCommandType, ComponentType, type Message } from 'discord.js';
import { type Command, UserError } from '../src/discord/command.ts';
import { OFFERED_EVERYWHERE } from '../src/discord/offered.ts';
import { answer } from './explain.ts';

export const explainThis: Command = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Explain this',
    ...OFFERED_EVERYWHERE,
  },

  pick(interaction, app) {
    const words = textOf(interaction.targetMessage);
    if (!words) {
      throw new UserError('That message has no text to explain. Try `/explain` with a word from it.');
    }
    return { ...answer(words, app), private: true };
  },
};

/** Everything a message says: its content, its embeds and its text components. */
function textOf(message: Message): string {
  const embeds = message.embeds.flatMap(({ title, description }) => [title, description]);
  const texts = message.components.flatMap((component) => textDisplays(component.toJSON()));
  return [message.content, ...embeds, ...texts].filter(Boolean).join('\n').trim();
}

function textDisplays(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textDisplays);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === ComponentType.TextDisplay && 'content' in node)
    return [String(node.content)];
  return Object.values(node).flatMap(textDisplays);
}
