/** What a date may look like: a day, or a day and time with its zone. */
export const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds since the epoch of `YYYY-MM-DD` (midnight UTC) or an ISO date and time with its zone, if there is such a day. */
export function parseDate(value: string): number | undefined {
  const day = DATE.exec(value)?.[1];
  if (!day || !isDay(day)) return undefined;
  const time = Date.parse(value.replace(' ', 'T'));
  return isDate(time) ? time : undefined;
}

/** Whether a time, in milliseconds since the epoch, is in a year of four digits: one that can be shown, and read again. */
export const isDate = (time: number): boolean => !Number.isNaN(time) && /^\d{4}-/.test(formatDate(time));

/** The shortest text that `parseDate` reads as this time: a day alone where it is midnight UTC. */
export const formatDate = (time: number): string => new Date(time).toJSON().replace('T00:00:00.000Z', '');

const isDay = (day: string): boolean => new Date(`${day}T00:00Z`).toJSON()?.startsWith(day) ?? false;
