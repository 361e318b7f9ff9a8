import fc from 'fast-check';

/** Any character there is. Each process that asks for fast-check's own `binary` makes a table of all million of them, for half a second. */
export const anyLetter: fc.Arbitrary<string> = fc.nat(0x10f7ff).map(
  (nth) => String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800),
  (of) => {
    const code = String(of).codePointAt(0) ?? 0;
    return code < 0xd800 ? code : code - 0x800;
  },
);
