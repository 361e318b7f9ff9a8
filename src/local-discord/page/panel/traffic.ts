import { listen, look } from '../api.ts';
import { arrange, h } from '../parts/dom.ts';
import { type Judged, label, type Verdict, worst } from './judged.ts';

const MOST = 200;
const GLANCE_MS = 250;

/** The list of what went over REST and the gateway, the newest first, each with its JSON and what the schema says of it. */
export function createTraffic(): { node: HTMLElement; listen(): void; rest(): void } {
  const list = h('ul', { class: 'traffic-list' });
  const rows = new Map<number, HTMLElement>();
  let next = 0;
  let ended: (() => void) | undefined;
  let waiting = false;
  const shows = { rest: true, gateway: true, heartbeats: false };

  const fetchMore = async () => {
    waiting = false;
    const { entries } = await look<{ entries: Judged[] }>('judged-traffic', { from: String(next) });
    for (const entry of entries) {
      rows.set(entry.number, rowOf(entry));
      next = entry.number + 1;
    }
    for (const number of rows.keys()) if (rows.size > MOST) rows.delete(number);
    draw();
  };
  const draw = () => {
    const chosen = [...rows.values()].filter(
      ({ dataset }) =>
        (dataset['kind'] === 'rest' ? shows.rest : shows.gateway) && (shows.heartbeats || !dataset['beat']),
    );
    arrange(list, chosen.reverse());
  };
  // Bursts come; the bot should not wait for the page that looks at it.
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => void fetchMore().catch(() => {}), GLANCE_MS);
  };
  /** Who was away may have begun anew, and counts from the start then. */
  const anew = () => {
    rows.clear();
    next = 0;
    soon();
  };
  const filter = (name: keyof typeof shows, words: string) => {
    const box = h('input', {
      type: 'checkbox',
      onchange: () => {
        shows[name] = box.checked;
        draw();
      },
    });
    box.checked = shows[name];
    return h('label', {}, box, ` ${words}`);
  };

  return {
    node: h(
      'section',
      { class: 'traffic', 'aria-label': 'Traffic' },
      h('h3', {}, 'Traffic'),
      h(
        'div',
        { class: 'panel-filters' },
        filter('rest', 'REST'),
        filter('gateway', 'Gateway'),
        filter('heartbeats', 'Heartbeats'),
      ),
      list,
    ),
    listen() {
      ended ??= listen({ traffic: '1' }, { opened: anew, happened: soon });
    },
    rest() {
      ended?.();
      ended = undefined;
    },
  };
}

function rowOf(entry: Judged): HTMLElement {
  const verdict = worst(entry);
  const { title, sign } = label(entry);
  const details = h(
    'details',
    {
      ontoggle: () => {
        // The JSON is written out only for those who look.
        if (details.childElementCount === 1) details.append(...bodies(entry));
      },
    },
    h(
      'summary',
      {},
      h('span', { class: `traffic-sign ${sign.kind}` }, sign.words),
      h('span', { class: 'traffic-title' }, title),
      verdict.state !== 'undescribed' && h('span', { class: `verdict ${verdict.state}` }, verdict.state),
    ),
  );
  const row = h('li', { class: 'traffic-row' }, details);
  row.dataset['kind'] = entry.kind;
  if (sign.beat) row.dataset['beat'] = 'yes';
  return row;
}

function bodies(entry: Judged): Node[] {
  if (entry.kind === 'gateway') return [json('Payload', entry.payload, entry.answered)];
  return [
    ...(entry.request === null || entry.request === undefined
      ? []
      : [json('Request', entry.request, entry.asked)]),
    json(`Answer ${entry.status ?? '(connection dropped)'}`, entry.answer, entry.answered),
  ];
}

function json(title: string, body: unknown, verdict: Verdict): Node {
  return h(
    'div',
    { class: 'traffic-body' },
    h('h4', {}, title),
    h('p', { class: `verdict-why ${verdict.state}` }, verdict.why.join('\n')),
    h('pre', { tabindex: '0' }, JSON.stringify(body, null, 2) ?? ''),
  );
}
