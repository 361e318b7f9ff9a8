/** Spellings of one sound and a letter for it; a capital for a sound without a letter of its own. The first that fits counts. */
const SOUNDS: readonly [spellings: RegExp, sound: string][] = [
  [/(?:ss?|t)ion|shun|[ct]ian/, 'Sn'],
  [/ssi(?=[aou])|[tc]i(?=[aou])|sch|sh|zh|s(?=ure)/, 'S'],
  [/tch|ch/, 'C'],
  [/ph/, 'f'],
  [/qu/, 'kw'],
  [/c(?=[eiy])|z/, 's'],
  [/ck|cc?|kh|q/, 'k'],
  [/x/, 'ks'],
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/dge?|g(?=[ei])/, 'j'],
  [/^y?oo|^y?ou|^y?u|^e[uw]|oo|ou|[eu]e?w|ue/, 'u'],
  [/au|aw|ow/, 'o'],
  [/ee|ea|ie|e[iy]|y/, 'i'],
  [/a[iy]/, 'e'],
  [/(?<=..)e$/, ''],
];
const ANY = new RegExp(SOUNDS.map(([{ source }]) => `(${source})`).join('|'), 'g');

/** A folded word of Latin letters as an English ear hears it, one letter a sound: the same for "rusha" and "russia". */
export const asHeard = (word: string): string =>
  word
    .replace(ANY, (_, ...spellings: (string | undefined)[]) => {
      const sound = SOUNDS[spellings.findIndex((one) => one !== undefined)];
      return sound?.[1] ?? '';
    })
    .replace(/(.)\1/g, '$1');
