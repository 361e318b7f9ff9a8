import { simplify } from './other-languages/simplified.ts';

/**
 * A text in lower case, without accents on Latin and Greek letters, with one form for characters that are the same but for
 * their looks.
 */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldAny(text));

/** Most words only need lower case. */
const PLAIN = /^[ -~]*$/;

const foldAny = (text: string): string =>
  simplify(text)
    .normalize('NFKD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ё', 'е');
