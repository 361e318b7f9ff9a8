import { doubleMetaphone } from 'double-metaphone';
import { readingOf } from './other-languages/readings.ts';

/**
 * How an English ear may hear a word: the usual way, then another; and how two Chinese characters are read. Nothing for short words
 * and other scripts, where every second word sounds alike.
 */
export function soundsOf(text: string): string[] {
  const reading = readingOf(text);
  if (reading) return [reading];
  if (text.length < 4 || !/^[a-z]+$/.test(text)) return [];
  const [sound, other] = doubleMetaphone(text);
  return (sound === other ? [sound] : [sound, other]).filter((one) => one.length > 1);
}
