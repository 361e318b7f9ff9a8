/** One word of a text: folded for comparing, with its place in the original text in UTF-16 units. */
export type Word = {
  text: string;
  start: number;
  end: number;
  /** "all" for US, NATO and QT, "first" for Moscow. */
  capitals: 'none' | 'first' | 'all';
};
