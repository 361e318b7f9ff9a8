import { simplify } from './other-languages/simplified.ts';

/** Lower case, without the marks of Latin and Greek letters, compatible characters made one. */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldAny(text));

/** Most words need no more than lower case. */
const PLAIN = /^[ -~]*$/;

const foldAny = (text: string): string =>
  simplify(text)
    .normalize('NFKD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ё', 'е');
