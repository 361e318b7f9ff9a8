import type { App } from '../app.ts';
import { wants } from '../subscriptions/topics.ts';
import { UserError } from './command.ts';
import { escapeLine } from './markdown.ts';
import { below, type Message, privately } from './message.ts';
import { aboutTopics } from './subscription-text.ts';

/**
 * Posts now the briefing that delivery would post last in this channel. The answer stands below what was pressed, so
 * that it can still be undone. Throws `UserError` when there is none or the subscription is paused.
 */
export async function postLatest(app: App, channelId: string): Promise<Message> {
  const subscription = await app.subscriptions.inChannel(channelId);
  if (!subscription)
    throw new UserError(
      `<#${channelId}> is no longer subscribed. Type \`/subscribe\` to subscribe it again.`,
    );
  if (subscription.pause)
    throw new UserError(
      `Posting in <#${channelId}> is paused. \`/subscriptions\` says why and resumes it; then post the latest.`,
    );
  const latest = app
    .library()
    .briefings.find((briefing) => !briefing.retracted && wants(subscription, briefing));
  if (!latest)
    throw new UserError(
      `There is no briefing${aboutTopics(subscription.topics)} yet. The next one is posted in <#${channelId}> by itself.`,
    );
  const queued = await app.outbox.postNow(latest.id, subscription.id, app.clock.now());
  app.wake();
  const title = `**${escapeLine(latest.title)}**`;
  const said = {
    queued: `${title} is on its way to <#${channelId}>.`,
    already: `${title} has been posted in <#${channelId}> already.`,
    unknown: `${title} is not ready to be posted yet. Please try again in a moment.`,
  }[queued];
  return below(privately(said));
}
