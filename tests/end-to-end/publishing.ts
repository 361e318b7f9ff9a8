import type { LocalDiscord, Message } from '../../src/local-discord/index.ts';
import { messageOf } from '../support/message-of.ts';
import { CHANNEL, startWhole, type WholeBot } from '../support/whole-bot.ts';

/** A briefing as somebody sends it. */
export const TEXT =
  '# The news\n\nSomething happened.\n\n## Did you know?\n\n- Zeugma: One verb for two nouns.';

/** The bot over a folder with one briefing, subscribed in a channel. */
export const startPublishing = (environment: Record<string, string> = {}): Promise<WholeBot> =>
  startWhole({ 'archive.txt': '\uFEFFAn old text.\r\n' }, environment);

/** Fills in the form of `/publish`, and resolves with the answer: the preview, or what is wrong. */
export async function send(
  discord: LocalDiscord,
  values: Parameters<ReturnType<LocalDiscord['as']>['submit']>[1],
  who = 'Olivia',
): Promise<Message> {
  const publisher = discord.as(who);
  const form = await publisher.type(CHANNEL, '/publish');
  if (form.kind !== 'modal') throw new Error(JSON.stringify(form));
  return messageOf(await publisher.submit(form.modal, values));
}
