import { isStopWord } from '../words/stop-words.ts';
import { wordsOf } from '../words/words.ts';

const MENTION = /^\s*@\w+\s+(?=\S)/;
/** A command, and whom it is about. */
const COMMAND = /^\s*\/[a-z]+(?:\s+@\w+)*(?:\s+|$)/i;
/** "Dear bot, …" */
const GREETING = /^\s*(?:dear|hello|hey|hi|ok|okay|yo)\s+(?:\w+\s+)?\w+\s*[,:!]\s*(?=\S)/i;

/** A question without who is spoken to, greeted or commanded at its beginning: that is not what is asked about. */
export function withoutAddress(question: string): string {
  const rest = question.replace(MENTION, ' ').replace(COMMAND, ' ');
  const greeted = rest.replace(GREETING, ' ');
  // "Hey Blinken, who is that?" asks about the one who seems to be greeted.
  return wordsOf(greeted).some(({ text }) => !isStopWord(text)) ? greeted : rest;
}
