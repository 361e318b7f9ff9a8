import { formError, type PlacedFault } from '../form.ts';
import type { Button } from './button.ts';
import type { MessageComponent } from './message.ts';
import { COMPONENT } from './parts.ts';
import type { Select } from './selects.ts';

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;

/** Any component of a message, at any depth. */
export type AnyComponent =
  | MessageComponent
  | Button
  | Select
  | Extract<MessageComponent, { type: 9 }>['accessory'];

/** One component with the way to it from the message's `components`. */
export type Placed = { component: AnyComponent; path: string[] };

/** Every component of a message, outer before inner, in reading order. */
export function everyComponent(
  components: readonly AnyComponent[],
  path: readonly string[] = ['components'],
): Placed[] {
  return components.flatMap((component, i) => {
    const here = [...path, String(i)];
    const inner =
      'components' in component ? everyComponent(component.components, [...here, 'components']) : [];
    const beside =
      'accessory' in component ? [{ component: component.accessory, path: [...here, 'accessory'] }] : [];
    return [{ component, path: here }, ...inner, ...beside];
  });
}

/** Refuses what no single component shows: ids used twice, more than 40 components, more than 4000 characters of text. */
export function checkComponentTree(components: readonly MessageComponent[]): void {
  const all = everyComponent(components);
  const faults: PlacedFault[] = [];
  const customIds = new Set<string>();
  const numbers = new Set<number>();
  let text = 0;
  for (const { component, path } of all) {
    const customId = 'custom_id' in component ? component.custom_id : undefined;
    if (customId) {
      if (customIds.has(customId)) faults.push(customIdTwice([...path, 'custom_id']));
      customIds.add(customId);
    }
    if (component.id) {
      if (numbers.has(component.id))
        faults.push([[...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated']);
      numbers.add(component.id);
    }
    if (component.type === COMPONENT.textDisplay) text += [...component.content].length;
  }
  if (all.length > MOST_COMPONENTS)
    faults.push([
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components exceeds the maximum of ${MOST_COMPONENTS}`,
    ]);
  if (text > MOST_TEXT)
    faults.push([
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total displayable text size exceeds the maximum size of ${MOST_TEXT}`,
    ]);
  if (faults.length > 0) throw formError(...faults);
}

/** What is wrong with a custom id that another component has; `path` leads to it. */
export function customIdTwice(path: readonly string[]): PlacedFault {
  return [path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'];
}

/** The same components, each with a number of its own: Discord gives one to every component that came without. */
export function numberComponents<T extends AnyComponent>(components: readonly T[]): T[] {
  const numbered = structuredClone(components) as T[]; // a clone has the type of what was cloned, minus readonly
  const all = everyComponent(numbered);
  const taken = new Set(all.map(({ component }) => component.id).filter(Boolean));
  let next = 1;
  for (const { component } of all) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    next += 1;
  }
  return numbered;
}

/** All the text a reader sees in these components, a line per Text Display. */
export function textIn(components: readonly AnyComponent[]): string {
  return everyComponent(components)
    .map(({ component }) => ('content' in component ? component.content : ''))
    .filter((line) => line !== '')
    .join('\n');
}
