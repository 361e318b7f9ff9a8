/**
 * A text without what readers cannot see and without what can make it read as something else (direction overrides,
 * control characters other than tab and line feed). Every kind of space becomes a plain one.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
    .replace(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\p{NChar}]/gu, '');

/** A text cleaned and on one line, without space at its ends. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** Whether a reader would see anything of a text at all. */
export const isVisible = (text: string): boolean => /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(text);
