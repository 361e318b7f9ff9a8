/** What a line says where a text or a picture is from, as people end a briefing with. */
const CREDITS =
  /^(?:sources?|photos?|images?|pictures?|credits|via|источники?|фото|来源|來源|图片|圖片|fuentes?|fotos?|crédits|quellen?|bild(?:er)?|fontes?|imagen|imagem)\s*[:：]\s*\S/iu;

/** Whether a paragraph says where the briefing is from, and does not explain in a sentence what a source or a picture is. */
export const isCredit = (plain: string): boolean => CREDITS.test(plain) && !/[.!?。！？]$/u.test(plain);
