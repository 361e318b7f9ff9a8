import { act, listen, look } from './api.ts';
import { fillComposer } from './composer.ts';
import { byId, h } from './dom.ts';
import type { Names } from './markdown.ts';
import { messageView, nameOf } from './message.ts';
import { askModal } from './modal.ts';
import type { Channel, Command, Guild, Home, Message, Outcome } from './model.ts';

const MESSAGE_MENU = 3;
const SIGNS: Record<number, string> = { 1: '@', 5: '📢', 10: '↳', 11: '↳', 12: '↳', 15: '☰' };

/** Who looks at what; the address keeps it, so that a reload shows the same. */
type Place = { as: string; channel: string };

let home: Home;
let place: Place;
let events: EventSource | undefined;
let composedFor = '';

async function start(): Promise<void> {
  const asked = new URLSearchParams(location.hash.slice(1));
  home = await look<Home>('home', asked.get('as') ? { as: asked.get('as') ?? '' } : {}).catch(() =>
    look('home', {}),
  );
  const known = allChannels().some((channel) => channel.id === asked.get('channel'));
  const first = home.guilds[0]?.channels[0] ?? home.directMessages;
  await go({ as: home.me.id, channel: known ? (asked.get('channel') ?? first.id) : first.id });
}

async function go(next: Place): Promise<void> {
  const personChanged = place?.as !== next.as;
  place = next;
  history.replaceState(null, '', `#${new URLSearchParams(place)}`);
  composedFor = '';
  if (personChanged) {
    events?.close();
    events = listen(place.as, refreshSoon);
  }
  await refresh();
}

let waiting = false;
function refreshSoon(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    void refresh();
  });
}

async function refresh(): Promise<void> {
  const here = place;
  home = await look('home', { as: here.as });
  const shown = await look<{ messages: Message[]; commands: Command[] }>('channel', {
    as: here.as,
    channel: here.channel,
  }).catch(() => undefined);
  if (here !== place) return;
  if (!shown) {
    await go({ as: here.as, channel: home.guilds[0]?.channels[0]?.id ?? home.directMessages.id });
    return;
  }
  drawSidebar();
  drawHeader();
  drawMessages(shown.messages, shown.commands);
  drawComposer(shown.commands);
}

function allChannels(): Channel[] {
  return [home.directMessages, ...home.guilds.flatMap((guild) => guild.channels)];
}

function guildHere(): Guild | undefined {
  return home.guilds.find((guild) => guild.channels.some((channel) => channel.id === place.channel));
}

function names(): Names {
  return { people: [...home.people, home.bot], guild: guildHere() };
}

function drawSidebar(): void {
  const people = h(
    'select',
    {
      'aria-label': 'You are',
      onchange: (event) => {
        if (event.currentTarget instanceof HTMLSelectElement)
          void go({ as: event.currentTarget.value, channel: place.channel });
      },
    },
    ...home.people.map((user) =>
      h('option', { value: user.id, selected: user.id === place.as }, nameOf(user)),
    ),
  );
  const ordered = (guild: Guild) => {
    const tops = guild.channels.filter((channel) => !isThread(channel));
    return tops.flatMap((top) => [
      top,
      ...guild.channels.filter((one) => isThread(one) && one.parent_id === top.id),
    ]);
  };
  byId('sidebar').replaceChildren(
    h('label', {}, 'You are ', people),
    h('div', { class: 'subtext' }, home.bot.connected ? 'The bot is online' : 'The bot is offline'),
    h('h2', {}, 'Direct messages'),
    channelButton(home.directMessages, nameOf(home.bot)),
    ...home.guilds.flatMap((guild) => [
      h('h2', {}, guild.name),
      ...ordered(guild).map((channel) => channelButton(channel, channel.name ?? '')),
    ]),
  );
}

function isThread(channel: Channel): boolean {
  return channel.type >= 10 && channel.type <= 12;
}

function channelButton(channel: Channel, name: string): Node {
  return h(
    'button',
    {
      type: 'button',
      class: isThread(channel) ? 'channel thread' : 'channel',
      'aria-current': String(channel.id === place.channel),
      onclick: () => void go({ as: place.as, channel: channel.id }),
    },
    `${SIGNS[channel.type] ?? '#'} ${name}`,
  );
}

function drawHeader(): void {
  const channel = allChannels().find((one) => one.id === place.channel);
  byId('channel-header').replaceChildren(
    channel?.name ?? nameOf(home.bot),
    h('small', {}, channel?.topic ?? ''),
  );
}

function drawMessages(messages: readonly Message[], commands: readonly Command[]): void {
  const box = byId('messages');
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const menu = commands.filter((command) => command.type === MESSAGE_MENU).map((command) => command.name);
  box.replaceChildren(
    ...messages.map((message) =>
      messageView(message, {
        names: names(),
        menu,
        press: (button) => perform('press', { message: message.id, button }),
        select: (customId, values) => perform('select', { message: message.id, customId, values }),
        useMenu: (command) => perform('context-menu', { message: message.id, command }),
        dismiss: () => perform('remove', { message: message.id }),
      }),
    ),
  );
  if (atEnd) box.scrollTop = box.scrollHeight;
}

function drawComposer(commands: readonly Command[]): void {
  const what = `${place.as} ${place.channel} ${JSON.stringify(commands)}`;
  if (what === composedFor) return; // what somebody is typing stays
  composedFor = what;
  const channel = allChannels().find((one) => one.id === place.channel);
  fillComposer(byId('composer'), {
    commands,
    guild: guildHere(),
    canWrite: channel?.can_write !== false,
    say: (content) => perform('say', { channel: place.channel, content }),
    send: (command, options) => perform('type', { channel: place.channel, command, options }),
    complete: async (command, options, focus) => {
      const body = { as: place.as, channel: place.channel, command, options, focus };
      const answer = await act<{ choices: { name: string; value: string | number }[] }>(
        'complete',
        body,
      ).catch(() => undefined);
      return answer?.choices ?? [];
    },
  });
}

/** Does something as the person chosen, shows why it failed, and opens the modal it may lead to. */
async function perform(name: string, body: object): Promise<void> {
  const notice = byId('notice');
  notice.textContent = '';
  try {
    const outcome = await act<Outcome>(name, { as: place.as, ...body });
    if (outcome.kind === 'failed')
      notice.textContent = `The application did not respond. ${outcome.reason ?? ''}`;
    if (outcome.kind !== 'modal' || !outcome.modal) return;
    const values = await askModal(outcome.modal, names());
    if (values) await perform('submit', { interactionId: outcome.modal.interactionId, values });
  } catch (error) {
    notice.textContent = error instanceof Error ? error.message : String(error);
  }
}

void start();
