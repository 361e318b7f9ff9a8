/** A time of day as on a clock on the wall, `HH:MM`, 00:00 to 23:59. */
export type LocalTime = `${number}:${number}`;

const WORDS = new Map<string, LocalTime>([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);

/** Reads a time as people type it: `9`, `9:30`, `9.30`, `0930`, `9am`, `9:30 p.m.`, `21h`, `noon`. `undefined` when it is none. */
export function parseLocalTime(typed: string): LocalTime | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const word = WORDS.get(text);
  if (word) return word;
  const found =
    /^(?<hour>\d{1,2})(?:[:.h ]?(?<minute>\d{2}))?\s*(?:h|uhr|o'clock)?\s*(?<half>[ap]\.?m?\.?)?$/.exec(text);
  if (!found?.groups) return undefined;
  const { hour = '', minute = '0', half } = found.groups;
  const typedHour = Number(hour);
  if (half && (typedHour < 1 || typedHour > 12)) return undefined;
  const hours = half ? (typedHour % 12) + (half.startsWith('p') ? 12 : 0) : typedHour;
  return localTime(hours, Number(minute));
}

/** A time of day from its hour and minute, or `undefined` when no clock shows it. */
export function localTime(hour: number, minute: number): LocalTime | undefined {
  if (hour > 23 || minute > 59) return undefined;
  const two = (part: number): string => String(part).padStart(2, '0');
  // Two digits, a colon, two digits: a number on both sides.
  return `${two(hour)}:${two(minute)}` as LocalTime;
}
