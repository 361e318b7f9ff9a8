import type { Place } from './view.ts';

/** The place the address asks for: it is kept there, so that a reload shows the same. */
export function readPlace(): Place {
  const asked = new URLSearchParams(location.hash.slice(1));
  return { as: asked.get('as') ?? '', channel: asked.get('channel') ?? '' };
}

/** Writes the place into the address, without going there. */
export function keepPlace(place: Place): void {
  history.replaceState(null, '', `#${new URLSearchParams(place)}`);
}

/** Goes to a place, as following a link does. */
export function goTo(place: Place): void {
  location.hash = `${new URLSearchParams(place)}`;
}
