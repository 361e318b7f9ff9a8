import type { Command } from '../src/discord/command.ts';
import { briefing } from './briefing.ts';
import { explain } from './explain.ts';
import { explainThis } from './explain-this.ts';
import { publish } from './publish.ts';
import { retract } from './retract.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Every command there is. Registration and dispatch read this list; to add a command, add its file and one line here. */
export const commands: readonly Command[] = [
  briefing,
  explain,
  subscribe,
  unsubscribe,
  subscriptions,
  publish,
  retract,
  explainThis,
];
