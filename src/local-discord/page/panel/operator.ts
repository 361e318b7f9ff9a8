import { act, look } from '../api.ts';
import { type Channel, isThread, nameOf } from '../model.ts';
import { h, redraw } from '../parts/dom.ts';
import type { View } from '../view.ts';
import { briefingDialog } from './briefing-dialog.ts';
import { resetDialog } from './reset-dialog.ts';

type Status = { now: number; connected: boolean; faults: { times: number }[] };

const HOUR_MS = 3_600_000;
const FEW = 3;
const PAUSE_S = 2;
const MESSAGES = '/messages';
/** What can be taken from the bot in a channel, with its bit. */
const TAKEABLE = [
  ['viewChannel', 'View Channel', 10n],
  ['sendMessages', 'Send Messages', 11n],
  ['sendMessagesInThreads', 'Send Messages in Threads', 38n],
  ['readMessageHistory', 'Read Message History', 16n],
] as const;

/** What an operator can do: hand in a briefing, move time, take permissions, break the connection, and start anew. */
export function createOperator(): { node: HTMLElement; draw(view: View): void } {
  const state = h('p', { class: 'panel-state', role: 'status' });
  const told = h('p', { class: 'panel-told', role: 'status' });
  const rights = h('fieldset', { class: 'panel-rights' });
  let current: View | undefined;

  const say = (words: string) => {
    told.textContent = words;
  };
  const perform = async (name: string, body: object, done: string) => {
    try {
      await act(name, body);
      say(done);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    await refresh();
  };
  const button = (label: string, run: () => unknown, style = 'style-2') =>
    h('button', { type: 'button', class: `button ${style}`, onclick: () => void run() }, label);

  const refresh = async () => {
    const status = await look<Status>('status', {}).catch(() => undefined);
    if (!status) return;
    const toFail = status.faults.reduce((sum, fault) => sum + fault.times, 0);
    const time = new Date(status.now).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
    state.textContent = [
      `${current ? nameOf(current.home.bot) : 'The bot'} is ${status.connected ? 'connected' : 'not connected'}`,
      time,
      ...(toFail > 0 ? [`${toFail} ${toFail === 1 ? 'request' : 'requests'} will go wrong`] : []),
    ].join(' · ');
  };
  const fail = (label: string, effect: object) =>
    perform(
      'fault',
      { times: FEW, effect, path: MESSAGES },
      `The next ${FEW} requests about messages get ${label}.`,
    );

  const node = h(
    'section',
    { class: 'operator', 'aria-label': 'Operator' },
    state,
    h(
      'div',
      { class: 'panel-row' },
      button('Drop a briefing in…', () => briefingDialog(say), 'style-1'),
      button('+ 1 hour', () => perform('advance', { ms: HOUR_MS }, 'An hour has passed.')),
      button('+ 1 day', () => perform('advance', { ms: 24 * HOUR_MS }, 'A day has passed.')),
    ),
    h(
      'div',
      { class: 'panel-row' },
      button('Cut the connection', () => perform('cut-gateway', {}, 'The gateway connection was cut.')),
      button('End the session', () => perform('invalidate-session', {}, 'The bot’s session has ended.')),
      button('Return 500s', () => fail('500', { kind: 'status', status: 500 })),
      button('Return 429s', () => fail('429', { kind: 'rate-limit', seconds: PAUSE_S })),
      button('Mend all', () => perform('clear-faults', {}, 'No request goes wrong any more.')),
      button(
        'Reset…',
        () => resetDialog(current?.home.forgets ?? false, () => perform('reset', {}, 'All begins anew.')),
        'style-4',
      ),
    ),
    rights,
    told,
  );

  const drawRights = ({ channel, home, guild }: View) => {
    rights.hidden = !guild;
    const ruling = guild?.channels.find(({ id }) => id === channel.parent_id && isThread(channel));
    const where = ruling ?? channel;
    const denied = deniedTo(home.bot.id, where);
    redraw(rights, [where.id, denied.toString()], () => [
      h('legend', {}, `What the bot may do in #${where.name ?? ''}`),
      ...TAKEABLE.map(([name, label, bit]) => {
        const box = h('input', {
          type: 'checkbox',
          'data-key': `right-${name}`,
          onchange: () => {
            const deny = TAKEABLE.filter(([one, , bit]) =>
              one === name ? !box.checked : denied & (1n << bit),
            );
            void perform(
              'set-permissions',
              { channel: where.id, who: { member: 'bot' }, deny: deny.map(([one]) => one) },
              `${label} was ${box.checked ? 'given back' : 'taken away'}.`,
            );
          },
        });
        box.checked = !(denied & (1n << bit));
        return h('label', {}, box, ` ${label}`);
      }),
    ]);
  };

  return {
    node,
    draw(view) {
      current = view;
      drawRights(view);
      void refresh();
    },
  };
}

function deniedTo(userId: string, { permission_overwrites: overwrites = [] }: Channel): bigint {
  return BigInt(overwrites.find(({ id }) => id === userId)?.deny ?? 0);
}
