import type { Briefing } from '../briefings/briefing.ts';
import { fingerprint } from '../delivery/fingerprint.ts';

/** Whether readers would see no difference between two versions of a briefing, so that its posted copies stay as they are. */
export const looksAlike = (one: Briefing, other: Briefing): boolean =>
  fingerprint(one) === fingerprint(other);
