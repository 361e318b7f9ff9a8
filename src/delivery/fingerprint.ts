import { createHash } from 'node:crypto';
import type { Briefing } from '../briefings/briefing.ts';

/**
 * A short text that changes when readers would see a difference. A new date, other topics or aliases, or another name
 * of a file without a title make none.
 */
export function fingerprint({
  title,
  titleFromFile,
  source,
  entries,
  correction,
  retracted,
}: Briefing): string {
  const shown = entries.map(({ section, term, text }) => [section, term ?? null, text.plain, text.marks]);
  const seen = JSON.stringify([
    titleFromFile ? null : title,
    source ?? null,
    shown,
    correction ?? null,
    retracted ?? false,
  ]);
  return createHash('sha256').update(seen).digest('base64url');
}
