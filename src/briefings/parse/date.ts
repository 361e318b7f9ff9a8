/** What a date may look like: a day, or a day and time with its zone. */
export const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/**
 * The ms since the epoch of `YYYY-MM-DD` (midnight UTC) or of an ISO date and time with its zone, if that day exists
 * and `isDate` is true.
 */
export function parseDate(value: string): number | undefined {
  const day = DATE.exec(value)?.[1];
  if (!day || !isDay(day)) return undefined;
  const time = Date.parse(value.replace(' ', 'T'));
  return isDate(time) ? time : undefined;
}

/**
 * The years that a briefing can be from. Any other is mistyped, or comes from a program that knows no date, and would
 * stay the newest for ever.
 */
const YEARS = { first: 1900, last: 2100 };

/** The accepted years, in words. */
export const YEARS_TAKEN = `of the years ${YEARS.first} to ${YEARS.last}`;

/** Whether a time, in ms since the epoch, is in a year that a briefing can be from. */
export function isDate(time: number): boolean {
  const year = new Date(time).getUTCFullYear();
  return year >= YEARS.first && year <= YEARS.last;
}

/** The shortest text that `parseDate` reads as this time: only the day if it is midnight UTC. */
export const formatDate = (time: number): string => new Date(time).toJSON().replace('T00:00:00.000Z', '');

const isDay = (day: string): boolean => new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) ?? false;
