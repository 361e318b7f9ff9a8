/** What a line says where a text or a picture is from, as people end a briefing with. */
const CREDITS =
  /^(?:sources?|photos?|images?|pictures?|credits|via|источники?|фото|来源|來源|图片|圖片|fuentes?|fotos?|crédits|quellen?|bild(?:er)?|fontes?|imagen|imagem)\s*[:：]\s*\S/iu;

/** Whether a paragraph says where the briefing is from, and does not explain in a sentence what a source or a picture is. */
export const isCredit = (plain: string): boolean => CREDITS.test(plain) && !/[.!?。！？]$/u.test(plain);

/** One alone may be a term. */
const SOURCES =
  /^[\s*_]*(sources|credits|источники|来源|來源|fuentes|crédits|quellen|fontes)([\s*_]*[:：])?[\s*_]*$/iu;

/** The words of a line that says that sources follow, in a place that is `open` or if it ends in a colon: `Sources:`, `**Источники**`. */
export function sourcesName(line: string, open: boolean): string | undefined {
  const [, name, colon] = SOURCES.exec(line) ?? [];
  return open || colon ? name : undefined;
}
