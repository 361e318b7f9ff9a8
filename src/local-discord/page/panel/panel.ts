import { h, redraw } from '../dom.ts';
import type { View } from '../view.ts';

/** The developer panel. */
export function drawPanel(box: HTMLElement, _view: View): void {
  redraw(box, '', () => [h('h2', {}, 'Developer panel')]);
}
