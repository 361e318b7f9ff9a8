import { deepStrictEqual as equal, ok } from 'node:assert';
import type { Briefing } from '../../src/briefings/briefing.ts';
import { BriefingError } from '../../src/briefings/briefing-error.ts';
import { parseBriefing } from '../../src/briefings/parse.ts';
import { serializeBriefing } from '../support/serialize.ts';

/** Checks all that the parser promises of any file, and gives the briefing if there is one. */
export function checkPromises(bytes: Uint8Array, file: string): Briefing | undefined {
  const briefing = parseOrRefuse(bytes, file);
  if (!briefing) return undefined;
  ok(briefing.entries.length > 0, 'a briefing has entries');
  ok(briefing.id.length >= 1 && briefing.id.length <= 64, 'an id has 1 to 64 characters');
  ok(briefing.title.length >= 1 && briefing.title.length <= 200, 'a title has 1 to 200 characters');
  equal(new Set(briefing.entries.map(({ id }) => id)).size, briefing.entries.length, 'entry ids are unique');
  for (const { id, text, term } of briefing.entries) {
    ok(id.length <= 90, 'an entry id has at most 90 characters');
    ok(!UNSEEN.test(text.plain + term), 'no control characters, no direction overrides');
    ok(text.plain === text.plain.trim() && text.plain !== '', 'a text is trimmed and not empty');
    for (const { start, end } of text.marks)
      ok(0 <= start && start < end && end <= text.plain.length, 'marks are inside');
  }
  const { titleFromFile, ...same } = briefing;
  equal(parseBriefing(new TextEncoder().encode(serializeBriefing(briefing)), 'other.md'), same);
  return briefing;
}

const UNSEEN = /[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u;

function parseOrRefuse(bytes: Uint8Array, file: string): Briefing | undefined {
  try {
    return parseBriefing(bytes, file);
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    ok(error.problems.length > 0, 'a refusal says why');
    for (const { line, column, found, mend } of error.problems)
      ok(line >= 1 && column >= 1 && found && mend, 'a problem has a place and a way to mend it');
    return undefined;
  }
}
