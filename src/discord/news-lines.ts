import type { Briefing } from '../briefings/briefing.ts';
import { escapeLine } from './markdown.ts';

/** What has happened to a briefing since it was first published. */
export type News = { briefing: Briefing; revision?: number; missed?: number };

/** Stands above whatever is shown of a retracted briefing. */
export const RETRACTED = '⚠️ **Retracted** by its publisher.';

/** Lines above a briefing: that it was retracted or corrected, and how many earlier ones were left out. */
export function newsLines({ briefing, revision = 1, missed = 0 }: News): string[] {
  const { correction, retracted } = briefing;
  const said = correction && escapeLine(correction);
  return [
    ...(retracted ? [RETRACTED] : []),
    // It may give the reason, or still say what was corrected before.
    ...(retracted && said ? [`✏️ The publisher’s note: ${said}`] : []),
    ...(!retracted && (said || revision > 1) ? [`✏️ **Corrected**${said ? `: ${said}` : '.'}`] : []),
    ...(missed
      ? [
          `-# Nothing could be posted here for more than a week; ${missed === 1 ? 'one earlier briefing was' : `${missed} earlier briefings were`} left out. \`/briefing\` has them all.`,
        ]
      : []),
  ];
}
