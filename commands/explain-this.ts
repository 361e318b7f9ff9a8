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

/** What a message says, whoever wrote it. */
type Words = Pick<Message, 'content' | 'embeds' | 'components'>;

/** Everything a message says: itself and what it forwards, with embeds, text components and poll. */
function textOf(message: Message): string {
  const { question, answers } = message.poll ?? {};
  const polled = [question, ...(answers?.values() ?? [])].map((one) => one?.text);
  return [message, ...message.messageSnapshots.values()]
    .flatMap(wordsOf)
    .concat(polled)
    .filter(Boolean)
    .join('\n')
    .trim();
}

function wordsOf({ content, embeds, components }: Words): (string | null | undefined)[] {
  const embedded = embeds.flatMap(({ title, description, fields }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return [content, ...embedded, ...components.flatMap((component) => textDisplays(component.toJSON()))];
}

function textDisplays(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textDisplays);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === ComponentType.TextDisplay && 'content' in node)
    return [String(node.content)];
  return Object.values(node).flatMap(textDisplays);
}
