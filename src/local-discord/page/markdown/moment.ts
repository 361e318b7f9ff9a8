import { now } from '../now.ts';
import { h } from '../parts/dom.ts';

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** A timestamp such as `<t:1700000000:R>`, in the zone and language of who reads it. */
export function moment(seconds: number, style: string): Node {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return document.createTextNode('Invalid Date');
  const shown =
    style === 'R' ? relative(seconds) : date.toLocaleString(undefined, STYLES[style] ?? STYLES['f']);
  return h(
    'time',
    {
      datetime: date.toISOString(),
      title: date.toLocaleString(undefined, STYLES['F']),
      class: 'moment',
      ...(style === 'R' && { 'data-relative': String(seconds) }),
    },
    shown,
  );
}

/** Lets the relative times on the page keep up with the clock. */
export function refreshMoments(): void {
  for (const element of document.querySelectorAll<HTMLElement>('time[data-relative]'))
    element.textContent = relative(Number(element.dataset['relative']));
}

/** When a message was written, as its header says it: short for today and yesterday. */
export function headerTime(timestamp: string): string {
  const date = new Date(timestamp);
  const time = date.toLocaleTimeString(undefined, { timeStyle: 'short' });
  const daysAgo = Math.round((startOfDay(now()) - startOfDay(date.getTime())) / 86_400_000);
  if (daysAgo === 0) return `Today at ${time}`;
  if (daysAgo === 1) return `Yesterday at ${time}`;
  return `${date.toLocaleDateString(undefined, { dateStyle: 'short' })} ${time}`;
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

function relative(seconds: number): string {
  const away = seconds - now() / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'always' }).format(Math.round(away / size), unit);
}
