import { Temporal } from 'temporal-polyfill';
import { OTHER_NAMES } from './time-zone-names.ts';

/** A zone to choose: `value` is its IANA name, `name` adds the time it is there. */
export type TimeZoneChoice = { name: string; value: string };

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_/,-]+/g, ' ')
    .trim();

const FAMILIAR = OTHER_NAMES.map(([zone]) => zone);
const ZONES = [...new Set([...FAMILIAR, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
  zone,
  whole: fold(zone),
  city: fold(zone.slice(zone.lastIndexOf('/') + 1)),
  others: OTHER_NAMES.filter(([one]) => one === zone).flatMap(([, ...names]) => names),
}));

type Zone = (typeof ZONES)[number];

/**
 * Zones for what has been typed so far, best first, at most `limit`: an IANA name, a city, a country or abbreviation
 * people use (CET, PST). With nothing typed the most familiar ones.
 */
export function completeTimeZone(typed: string, now: number, limit = 25): TimeZoneChoice[] {
  const wanted = fold(typed);
  return ZONES.map((zone) => ({ zone, rank: rank(zone, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ zone: { zone } }) => ({ name: `${zone} (${timeThere(zone, now)})`, value: zone }));
}

/** The IANA name for what somebody typed and sent, or `undefined` when no zone or several unlike ones are meant. */
export function findTimeZone(typed: string): string | undefined {
  const wanted = fold(typed);
  if (!wanted) return undefined;
  const exact = ZONES.find(({ whole, city, others }) => [whole, city, ...others].includes(wanted));
  if (exact) return exact.zone;
  const offset = /^(?:utc|gmt) ?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(typed.trim().toLowerCase());
  if (offset) return findTimeZone(`${offset[1]}${offset[2]?.padStart(2, '0')}:${offset[3] ?? '00'}`);
  try {
    // Old names (US/Eastern, Asia/Calcutta) that Intl knows but does not list.
    return new Intl.DateTimeFormat('en', { timeZone: typed.trim() }).resolvedOptions().timeZone;
  } catch {
    const near = ZONES.filter((zone) => rank(zone, wanted) <= 3);
    return near.length === 1 ? near[0]?.zone : undefined;
  }
}

function rank({ whole, city, others }: Zone, wanted: string): number {
  if ([whole, city, ...others].includes(wanted)) return 0;
  if (city.startsWith(wanted)) return 1;
  if (others.some((name) => name.startsWith(wanted))) return 2;
  if (whole.startsWith(wanted)) return 3;
  return whole.includes(wanted) ? 4 : Number.POSITIVE_INFINITY;
}

function timeThere(zone: string, now: number): string {
  const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${time} now, UTC${there.offset}`;
}
