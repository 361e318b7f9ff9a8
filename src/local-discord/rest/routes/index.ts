import type { Route } from '../route.ts';
import { APPLICATION_ROUTES } from './application.ts';
import { CHANNEL_ROUTES } from './channels.ts';
import { COMMAND_ROUTES } from './commands.ts';
import { GUILD_ROUTES } from './guilds.ts';
import { INTERACTION_ROUTES } from './interactions.ts';
import { MESSAGE_ROUTES } from './messages.ts';
import { THREAD_ROUTES } from './threads.ts';

/** Every route of Discord's that is imitated. Of two that fit a path, the first wins. */
export const ROUTES: readonly Route[] = [
  ...APPLICATION_ROUTES,
  ...COMMAND_ROUTES,
  ...CHANNEL_ROUTES,
  ...MESSAGE_ROUTES,
  ...THREAD_ROUTES,
  ...GUILD_ROUTES,
  ...INTERACTION_ROUTES,
];
