import { expect, test } from 'vitest';
import { json, readOne, rss } from './reading.ts';

const POLISH = 'Łódź';
const RUSSIAN = 'Ставки';
const feedOf = (title: string, before = '') => rss(`<item><title>${title}</title></item>`, before);
const says = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;
const marked = (text: string) => `\ufeff${text}`;

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const turned = (bytes: Buffer) => Buffer.from(bytes).swap16();
/** `Łódź` in ISO 8859-2. */
const latin2 = (before = '') => Buffer.from(feedOf('\u00a3\u00f3d\u00bc', before), 'latin1');
/** In windows-1251, where the Russian letters follow one another as in Unicode. */
const windows1251 = (text: string) =>
  Buffer.from(
    text.replace(/[А-я]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x350)),
    'latin1',
  );

test.each<[string, Uint8Array, string, string]>([
  ['UTF-16 without a mark', utf16(feedOf(POLISH)), 'text/xml', POLISH],
  ['UTF-16 the other way round without a mark', turned(utf16(feedOf(POLISH))), 'text/xml', POLISH],
  ['UTF-16 with a mark', utf16(marked(feedOf(POLISH))), 'text/xml; charset=utf-8', POLISH],
  ['UTF-16 the other way round with a mark', turned(utf16(marked(feedOf(POLISH)))), '', POLISH],
  ['UTF-16 with a mark, as it says', utf16(marked(feedOf(POLISH, says('UTF-16')))), 'text/xml', POLISH],
  ['UTF-16 without a mark, as it says', utf16(feedOf(POLISH, says('UTF-16'))), 'text/xml', POLISH],
  ['UTF-8 with a mark', Buffer.from(marked(feedOf(POLISH))), 'text/xml; charset=iso-8859-2', POLISH],
  ['UTF-8 with a mark, as it says', Buffer.from(marked(feedOf(POLISH, says('UTF-8')))), 'text/xml', POLISH],
  ['UTF-8 with two marks', Buffer.from(marked(marked(json({ title: POLISH })))), '', POLISH],
  ['UTF-8 as nobody says', Buffer.from(feedOf(POLISH)), '', POLISH],
  ['what its header says', latin2(), 'text/xml; charset="iso-8859-2"', POLISH],
  ['what its first line says', latin2(says('iso-8859-2')), 'text/xml', POLISH],
  [
    'windows-1251, as its first line says',
    windows1251(feedOf(RUSSIAN, says('windows-1251'))),
    'text/xml',
    RUSSIAN,
  ],
  [
    'what its first line says, where it is not what its header says',
    windows1251(feedOf(RUSSIAN, says('windows-1251'))),
    'text/xml; charset=utf-8',
    RUSSIAN,
  ],
  ['UTF-8, whatever its header', Buffer.from(feedOf(RUSSIAN)), 'text/xml; charset=ISO-8859-1', RUSSIAN],
  ['UTF-8, whatever its first line', Buffer.from(feedOf(RUSSIAN, says('ISO-8859-1'))), '', RUSSIAN],
  ['UTF-8 by a name that nobody knows', Buffer.from(feedOf(RUSSIAN)), 'text/xml; charset=utf8mb4', RUSSIAN],
  [
    'letters with escapes, as its header says',
    Buffer.from(feedOf('\u001b$B%K%e!<%9\u001b(B')),
    'text/xml; charset=iso-2022-jp',
    'ニュース',
  ],
  [
    'what its header says, whatever its first line',
    latin2(says('utf-8')),
    'text/xml; charset=iso-8859-2',
    POLISH,
  ],
])('a feed in %s is read', (_, body, contentType, title) => {
  expect(readOne(body, contentType).title).toBe(title);
});

test('one letter that is broken spoils no other', () => {
  const cut = Buffer.concat([Buffer.from('Caf'), Buffer.from('é').subarray(0, 1), Buffer.from(' Łódź')]);
  const [before, after] = feedOf('|').split('|');
  const body = Buffer.concat([Buffer.from(before ?? ''), cut, Buffer.from(after ?? '')]);
  expect(readOne(body, 'text/xml; charset=utf-8').title).toBe('Caf� Łódź');
});
