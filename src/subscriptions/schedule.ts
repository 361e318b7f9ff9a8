import { Temporal } from 'temporal-polyfill';
import type { Subscription } from './subscription.ts';

type Schedule = Pick<Subscription, 'time' | 'timeZone'>;

/**
 * When a briefing that is ready at `now` is posted, in milliseconds since the epoch: at once without a time, else at the
 * next moment the clocks of the zone show it. A time that a change of the clocks skips comes as much later as they jump
 * (02:30 becomes 03:30); one that happens twice means the first. Throws `RangeError` for a zone that does not exist.
 */
export function nextPost(schedule: Schedule, now: number): number {
  if (!schedule.time) return now;
  const plainTime = Temporal.PlainTime.from(schedule.time);
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(schedule.timeZone)
    .toPlainDate();
  // From the day before, because a time moved over midnight by a change of the clocks belongs to that day; two days on,
  // because of one that comes twice, around midnight, the first may be over.
  for (let days = -1; days <= 2; days++) {
    const at = today
      .add({ days })
      .toZonedDateTime({ timeZone: schedule.timeZone, plainTime }).epochMilliseconds;
    if (at >= now) return at;
  }
  throw new RangeError(`No ${schedule.time} in ${schedule.timeZone} within two days of ${now}.`);
}
