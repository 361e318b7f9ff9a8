import { arrange, h } from '../parts/dom.ts';
import { icon } from '../parts/icons.ts';
import { readSettings, set } from '../settings.ts';
import type { View } from '../view.ts';
import { createOperator } from './operator.ts';
import { createTraffic } from './traffic.ts';

let parts:
  | { operator: ReturnType<typeof createOperator>; traffic: ReturnType<typeof createTraffic> }
  | undefined;
let shown: View | undefined;

/** The developer panel: what an operator can do to the bot, and everything that goes over the wire. Costs nothing while closed. */
export function drawPanel(box: HTMLElement, view: View): void {
  shown = view;
  if (!readSettings().panel) return;
  if (!parts) {
    parts = { operator: createOperator(), traffic: createTraffic() };
    arrange(box, [head(box), parts.operator.node, parts.traffic.node]);
  }
  parts.operator.draw(view);
  parts.traffic.listen();
}

/** Shows or hides the panel, as the settings now say. */
export function panelToggled(box: HTMLElement): void {
  if (!shown || !readSettings().panel) {
    parts?.traffic.rest();
    return;
  }
  drawPanel(box, shown);
  // Whoever goes by keys is in it, wherever it lies.
  box.querySelector<HTMLElement>('.panel-head button')?.focus();
}

function head(box: HTMLElement): Node {
  const close = () => {
    set({ panel: false });
    panelToggled(box);
    const toggle = document.querySelector<HTMLElement>('[data-key="panel-toggle"]');
    toggle?.setAttribute('aria-pressed', 'false');
    toggle?.focus();
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  return h(
    'div',
    { class: 'panel-head' },
    h('h2', {}, 'Developer panel'),
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': 'Close the developer panel',
        onclick: close,
      },
      icon('close', 20),
    ),
  );
}
