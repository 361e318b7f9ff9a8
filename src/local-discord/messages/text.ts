import { textIn } from '../rules/components/tree.ts';
import type { Message } from '../world/message.ts';

/** Everything a reader sees as text in a message: its content, embeds and text displays, a line each. */
export function textOf(message: Message): string {
  const embeds = message.embeds.flatMap((embed) => [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text,
  ]);
  return [message.content, ...embeds, textIn(message.components)].filter(Boolean).join('\n');
}
