import type { App } from '../app.ts';
import { type Button, button, row } from './components.ts';
import { type Message, privately } from './message.ts';

/**
 * Ends the subscription of a channel and says so, with a button that undoes the change of this id, and others beside
 * it. `undefined` when there is none.
 */
export async function endSubscription(
  app: App,
  channelId: string,
  changeId: string,
  ...beside: readonly Button[]
): Promise<Message | undefined> {
  if (!(await app.subscriptions.unsubscribe(channelId, changeId, app.clock.now()))) return undefined;
  return privately(
    `**Unsubscribed.** Nothing is posted in <#${channelId}> any more.`,
    row(button('Undo', `subscribe:undo:${channelId}:${changeId}`), ...beside),
  );
}
