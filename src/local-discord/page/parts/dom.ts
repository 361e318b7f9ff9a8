type Child = Node | string | undefined | false;
type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>;

/** Makes an element. Text always becomes a text node, so that nothing anybody wrote is ever read as HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** The element of that id, which index.html has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}.`);
  return element;
}

/** An address a link may go to, or undefined: never `javascript:` and its like. */
export function safeAddress(address: string): string | undefined {
  return /^https?:\/\//i.test(address) ? address : undefined;
}

const drawn = new WeakMap<Element, string>();

/**
 * Fills `box` anew unless `state` is what it was filled for last. Who had the focus keeps it, by `data-key`.
 */
export function redraw(box: HTMLElement, state: unknown, make: () => Child[]): void {
  const key = JSON.stringify(state);
  if (drawn.get(box) === key) return;
  drawn.set(box, key);
  const focused = box.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-key')
    : undefined;
  box.replaceChildren(...make().filter((child) => child !== undefined && child !== false));
  if (focused) box.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** Puts `nodes` into `box` in that order, moving as little as can be, so that focus and open menus survive. */
export function arrange(box: HTMLElement, nodes: readonly Node[]): void {
  const wanted = new Set(nodes);
  for (const child of [...box.childNodes]) if (!wanted.has(child)) child.remove();
  let next = box.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else box.insertBefore(node, next);
  }
}
