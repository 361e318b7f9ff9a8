import { doubleMetaphone } from 'double-metaphone';

/**
 * How an English ear may hear a word: the usual way, then another. Nothing for short words and other scripts, where every second
 * word sounds alike.
 */
export function soundsOf(text: string): string[] {
  if (text.length < 4 || !/^[a-z]+$/.test(text)) return [];
  const [sound, other] = doubleMetaphone(text);
  return (sound === other ? [sound] : [sound, other]).filter((one) => one.length > 1);
}
