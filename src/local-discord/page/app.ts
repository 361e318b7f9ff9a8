import { createActs, namesOf } from './acts.ts';
import { AWAY, act, listen, look } from './api.ts';
import { fillComposer } from './composer/composer.ts';
import { focusComposer, typeAnywhere } from './composer/typing.ts';
import { refreshMoments } from './markdown/moment.ts';
import { drawMessages } from './message/list.ts';
import type { MessageDoing } from './message/message.ts';
import { openMessageMenu } from './message/message-menu.ts';
import { goToNewest, keepAtEnd, offerNewest } from './message/newest.ts';
import { type Command, type Home, KIND, type Message, nameOf } from './model.ts';
import { setNow } from './now.ts';
import { drawPanel, panelToggled } from './panel/panel.ts';
import { byId } from './parts/dom.ts';
import { goTo, keepPlace, readPlace } from './place.ts';
import { apply, readSettings } from './settings.ts';
import { drawAccount } from './shell/account.ts';
import { drawChannels } from './shell/channels.ts';
import { closeDrawers, listenForDrawers } from './shell/drawers.ts';
import { drawForum } from './shell/forum.ts';
import { drawHeader } from './shell/header.ts';
import { drawMembers } from './shell/members.ts';
import { drawRail } from './shell/rail.ts';
import { unreadChannels } from './unread.ts';
import { allChannels, firstChannel, guildOf, type View } from './view.ts';

const MOMENTS_EVERY_MS = 15_000;

let view: View | undefined;
let stopListening = () => {};
let composedFor = '';
let composerChanged = () => {};

const acts = createActs(
  () => view,
  () => view && draw(view),
);

async function start(): Promise<void> {
  apply(readSettings());
  listenForDrawers();
  typeAnywhere();
  keepAtEnd(byId('messages'));
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault(); // the address says where somebody is
    focusComposer();
  });
  addEventListener('panel', () => panelToggled(byId('panel')));
  setInterval(refreshMoments, MOMENTS_EVERY_MS);
  addEventListener('hashchange', refreshSoon);
  await refresh();
}

const open = (channel: string) => {
  closeDrawers();
  if (view) goTo({ as: view.place.as, channel });
};

const become = (as: string) => {
  if (view) goTo({ as, channel: view.place.channel });
};

function lost(): void {
  byId('notice').textContent = AWAY;
}

let changed = false;
let refreshing = false;
/** Draws what changed, however much at a time: nothing is asked again before it is answered, nor twice in a frame. */
async function refreshSoon(): Promise<void> {
  changed = true;
  if (refreshing) return;
  refreshing = true;
  while (changed) {
    await new Promise(requestAnimationFrame);
    changed = false;
    await refresh().then(() => {
      if (byId('notice').textContent === AWAY) byId('notice').textContent = '';
    }, lost);
  }
  refreshing = false;
}

/** Draws the place that the address says, seen by somebody there is when it names nobody. */
async function refresh(): Promise<void> {
  const address = location.hash;
  const asked = readPlace();
  const home = await look<Home>('home', asked.as ? { as: asked.as } : {}).catch(() => look<Home>('home', {}));
  const known = allChannels(home).find((one) => one.id === asked.channel && one.type !== KIND.category);
  const channel = known ?? (home.guilds[0] && firstChannel(home.guilds[0])) ?? home.directMessages;
  const place = { as: home.me.id, channel: channel.id };
  const shown = await look<{ earlier: number; messages: Message[]; commands: Command[] }>('channel', place);
  // Who went on meanwhile is not led back.
  if (location.hash !== address) return;
  keepPlace(place);
  setNow(home.now);
  refreshMoments();
  const before = view;
  const unread = unreadChannels(home, channel.id);
  view = { place, home, channel, guild: guildOf(home, channel.id), unread, ...shown };
  if (before && before.home.began !== home.began) byId('notice').textContent = anew(home);
  else if (before?.place.as !== place.as || before.place.channel !== place.channel)
    byId('notice').textContent = '';
  if (before?.place.as !== place.as) {
    stopListening();
    stopListening = listen({ as: place.as }, { opened: refreshSoon, happened: refreshSoon, lost });
  }
  draw(view);
}

/** What is said once all that was there is gone. */
function anew({ forgets, bot }: Home): string {
  const gone = 'The local Discord began anew: its servers and messages are as at the first start.';
  return forgets ? `${gone} ${nameOf(bot)} has forgotten its subscriptions here.` : gone;
}

function draw(now: View): void {
  const { channel } = now;
  document.title = `${channel.name ? `#${channel.name}` : 'Direct messages'} – Local Discord`;
  drawRail(byId('rail'), now, open);
  drawChannels(byId('channels'), now, open);
  drawAccount(byId('account'), now, become);
  drawHeader(byId('channel-header'), now);
  drawMembers(byId('members'), now);
  drawPanel(byId('panel'), now);
  const box = byId('messages');
  const isForum = channel.type === KIND.forum;
  byId('composer').hidden = isForum;
  if (isForum) drawForum(box, now, namesOf(now));
  else {
    drawMessages(box, now, doingFor(now), acts.pendingNodes(now));
    drawComposer(now);
  }
  offerNewest(box);
}

function doingFor(now: View): MessageDoing {
  return {
    names: namesOf(now),
    reader: now.home.me,
    press: (message, button) => acts.use(message, 'press', { message, button }),
    select: (message, customId, values) => acts.use(message, 'select', { message, customId, values }),
    dismiss: (message) => void acts.perform('remove', { message }),
    openMenu: (message, opener, at) => openMessageMenu(message, view ?? now, acts, opener, at),
  };
}

function drawComposer(now: View): void {
  const { home, channel, place: here } = now;
  // Only what makes another composer of it; what else changes in the server leaves it, and who types in it, alone.
  const what = JSON.stringify([here, home.locale, home.bot.id]);
  if (what === composedFor) {
    composerChanged();
    return;
  }
  composedFor = what;
  composerChanged = fillComposer(byId('composer'), {
    home,
    channelId: channel.id,
    now: () => view ?? now,
    tell: (words) => {
      byId('notice').textContent = words;
    },
    say: (content) => {
      goToNewest();
      return acts.perform('say', { channel: channel.id, content });
    },
    send: (command, options) => void acts.send('type', command, { channel: channel.id, command, options }),
    complete: async (command, options, focus) => {
      const body = { as: here.as, channel: channel.id, command, options, focus };
      const answer = act<{ choices: { name: string; value: string | number }[] }>('complete', body);
      return (await answer.catch(() => undefined))?.choices;
    },
  });
}

void start();
