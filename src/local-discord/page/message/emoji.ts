const MOST_ALONE = 30;
/** Found one after the other: in a pattern of the whole text, the many readings of tones of skin take seconds. */
const EMOJI = /\p{RGI_Emoji}/gv;

/** Whether a text is nothing but emoji, and no more than Discord draws large. */
export function isEmojiAlone(text: string): boolean {
  const count = text.match(EMOJI)?.length ?? 0;
  return count > 0 && count <= MOST_ALONE && text.replaceAll(EMOJI, '').trim() === '';
}
