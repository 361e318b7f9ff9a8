/** What people call the sources of a text, and further reading, at the end of a briefing. */
const LISTED = [
  ...[
    'sources',
    'credits',
    'references',
    'citations',
    'further reading',
    'read more',
    'learn more',
    'see also',
  ],
  ...['источники', 'читать далее', 'читайте также', 'ссылки по теме'],
  ...['来源', '來源', '参考资料', '參考資料', '延伸阅读', '延伸閱讀', '相关阅读'],
  ...['fuentes', 'leer más', 'referencias', 'más información'],
  ...['crédits', 'références', 'en savoir plus', 'pour aller plus loin', 'à lire aussi'],
  ...['quellen', 'weiterlesen', 'zum weiterlesen', 'weiterführende links', 'mehr dazu'],
  ...['fontes', 'leia mais', 'saiba mais', 'referências'],
].join('|');

/** How a line begins that says where a text or a picture is from, or where to read on. */
const CREDITS = new RegExp(
  `^(?:source|источник|fuente|quelle|fonte|(?:last )?updated|обновлено|更新|photos?|images?|pictures?|via|фото|图片|圖片|fotos?|bild(?:er)?|imagen|imagem|${LISTED})\\s*[:：]\\s*\\S`,
  'iu',
);

/** `#Fed #rates`, as people put at the end of a post. */
const TAGS = /^(?:#[\p{L}\p{N}_]+\s*)+$/u;

/**
 * Whether a paragraph only has tags or says where the briefing is from, rather than explaining in a sentence what a
 * source or a picture is.
 */
export const isCredit = (plain: string): boolean =>
  TAGS.test(plain) || (CREDITS.test(plain) && !/[.!?。！？]$/u.test(plain));

/** A single one of these words may be a term. */
const SOURCES = new RegExp(`^[\\s*_]*(${LISTED})([\\s*_]*[:：])?[\\s*_]*$`, 'iu');

/**
 * The words of a line that announces sources, in an `open` place or if it ends in a colon: `Sources:`, `**Источники**`,
 * `Further reading`.
 */
export function sourcesName(line: string, open: boolean): string | undefined {
  const [, name, colon] = SOURCES.exec(line) ?? [];
  return open || colon ? name : undefined;
}
