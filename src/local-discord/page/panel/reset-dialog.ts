import { ask } from '../parts/dialog.ts';
import { h } from '../parts/dom.ts';

/** Asks before all is gone, and says what that is; `botForgets` when the bot starts anew as well. */
export function resetDialog(botForgets: boolean, reset: () => Promise<void>): void {
  ask({
    title: 'Reset this Discord?',
    danger: true,
    action: 'Reset',
    body: [
      'Servers, channels, permissions and messages become what they were at the first start. This cannot be undone.',
      botForgets
        ? 'The bot forgets what it was subscribed to here and what it posted. Its briefings stay, and the clock stays where it is.'
        : 'The bot is a program of its own and keeps what it remembers, such as subscriptions. The clock stays where it is.',
    ].map((words) => h('p', { class: 'modal-field' }, words)),
    submit: reset,
  });
}
