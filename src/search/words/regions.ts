import { commonness } from './commonness.ts';
import { fold } from './fold.ts';

/** The folded names of the regions of the world by their codes, two small letters. */
const REGIONS = readRegions();

function readRegions(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.flatMap((code) => {
      const name = names.of(code);
      return name ? [[code.toLowerCase(), fold(name)] as const] : [];
    }),
  );
}

/** The folded name of the region that a code stands for when it is no word of films as well: who types TV asks for no Tuvalu. */
export const regionMeant = (code: string): string | undefined =>
  commonness(code) < OFTEN_SAID ? REGIONS.get(code) : undefined;

const OFTEN_SAID = 0.3;

/** Whether a code is that of the region of the world with this name, written as one word. */
export const isRegion = (code: string, name: string): boolean =>
  REGIONS.get(code)?.replaceAll(' ', '') === name;
