import { Temporal } from 'temporal-polyfill';
import type { Subscription } from './subscription.ts';
import { DEFAULT_TIME_ZONE } from './wish.ts';

type Schedule = Pick<Subscription, 'time' | 'timeZone'>;

/**
 * When a briefing that is ready at `now` is posted, in milliseconds since the epoch: at once without a time, else at the
 * next moment the clocks of the zone show it. A time that a change of the clocks skips comes as much later as they jump
 * (02:30 becomes 03:30); one that happens twice means the first. A zone that this machine does not know counts as UTC.
 */
export function nextPost(schedule: Schedule, now: number): number {
  if (!schedule.time) return now;
  const plainTime = Temporal.PlainTime.from(schedule.time);
  const there = zonedAt(now, schedule.timeZone);
  const { timeZoneId: timeZone } = there;
  const today = there.toPlainDate();
  // From the day before, because a time moved over midnight by a change of the clocks belongs to that day; two days on,
  // because of one that comes twice, around midnight, the first may be over.
  for (let days = -1; days <= 2; days++) {
    const at = today.add({ days }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    if (at >= now) return at;
  }
  throw new RangeError(`No ${schedule.time} in ${timeZone} within two days of ${now}.`);
}

/** Lists of zones differ between machines, and one subscription must not keep what is recorded for all from being so. */
function zonedAt(now: number, timeZone: string): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  try {
    return instant.toZonedDateTimeISO(timeZone);
  } catch {
    return instant.toZonedDateTimeISO(DEFAULT_TIME_ZONE);
  }
}
