import type { Entry } from '../briefings/briefing.ts';
import { cleanLine } from '../briefings/clean-text.ts';
import { shorten } from '../briefings/shorten.ts';

const HEADING_CHARACTERS = 80;

/** What an entry is called in a list: its term, or how it begins. At most 80 UTF-16 units, on one line. */
export const heading = ({ term, text }: Entry): string =>
  shorten(cleanLine(term ?? text.plain), HEADING_CHARACTERS);
