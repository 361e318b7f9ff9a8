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
  const offset = offsetIn(typed);
  if (offset) return [{ name: `${offset} (${timeThere(offset, now)})`, value: offset }];
  const wanted = fold(typed);
  return ZONES.map((zone) => ({ zone, rank: rank(zone, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ zone: { zone } }) => ({ name: `${zone} (${timeThere(zone, now)})`, value: zone }));
}

/**
 * The IANA names of what somebody typed and sent may mean, the most familiar first: none when it is no zone, several only
 * when their clocks differ within a year from `now` (IST, CST; MST, as Arizona has no summer time).
 */
export function meantTimeZones(typed: string, now: number): readonly string[] {
  const wanted = fold(typed);
  const exact = ZONES.filter(({ whole, city, others }) => [whole, city, ...others].includes(wanted));
  if (exact.length) {
    const unlike = new Map<string, string>();
    for (const { zone } of exact) {
      const clocks = yearThere(zone, now);
      if (!unlike.has(clocks)) unlike.set(clocks, zone);
    }
    return [...unlike.values()];
  }
  const offset = offsetIn(typed);
  if (offset) return [offset];
  // ICU has three-letter names of its own: to it ECT is Paris and ACT Darwin, and PET would begin only Petersburg.
  if (/^[a-z]{3}$/.test(wanted)) return [];
  // Nor is it asked about distances, of which it takes more than there are.
  if (/^[+-]/.test(typed.trim())) return [];
  try {
    // Old names (US/Eastern, Asia/Calcutta) that Intl knows but does not list.
    return [new Intl.DateTimeFormat('en', { timeZone: typed.trim() }).resolvedOptions().timeZone];
  } catch {
    const near = ZONES.filter((zone) => rank(zone, wanted) <= 3);
    return near.length === 1 ? near.map(({ zone }) => zone) : [];
  }
}

/** What is written as a distance from UTC ("UTC+5:30", "GMT-3", "+9"), as `Intl` writes it. Nobody's clocks are further off than 14 hours. */
function offsetIn(typed: string): string | undefined {
  const written = typed.trim().toLowerCase().replace('\u2212', '-');
  const [, sign, hours, minutes = '00'] =
    /^(?:(?:utc|gmt) ?)?([+-])(\d|0\d|1[0-4])(?::?([0-5]\d))?$/.exec(written) ?? [];
  return hours && `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

function rank({ whole, city, others }: Zone, wanted: string): number {
  if ([whole, city, ...others].includes(wanted)) return 0;
  if (city.startsWith(wanted)) return 1;
  if (others.some((name) => name.startsWith(wanted))) return 2;
  if (whole.startsWith(wanted)) return 3;
  return whole.includes(wanted) ? 4 : Number.POSITIVE_INFINITY;
}

const at = (zone: string, now: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);

const FORTNIGHT = 14 * 24 * 60 * 60 * 1000;

/** How far a zone is from UTC over a year from now. */
const yearThere = (zone: string, now: number): string =>
  Array.from({ length: 26 }, (_, n) => at(zone, now + n * FORTNIGHT).offset).join();

function timeThere(zone: string, now: number): string {
  const there = at(zone, now);
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${time} now, UTC${there.offset}`;
}
