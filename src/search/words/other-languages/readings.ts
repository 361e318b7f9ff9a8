import { readFileSync } from 'node:fs';

const readings = new Map(
  readFileSync(new URL('readings.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const [reading = '', characters = ''] = line.split(' ');
      return Array.from(characters, (character) => [character, reading] as const);
    }),
);

/** How two Chinese characters are read, in pinyin without tones; `undefined` for any other word. */
export function readingOf(pair: string): string | undefined {
  if (pair.length !== 2) return undefined;
  const [first, second] = [readings.get(pair.charAt(0)), readings.get(pair.charAt(1))];
  return first && second && `${first} ${second}`;
}
