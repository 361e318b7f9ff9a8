const MENTION = /^\s*@\w+\s+(?=\S)/;
/** A command, and whom it is about. */
const COMMAND = /^\s*\/[a-z]+(?:\s+@\w+)*(?:\s+|$)/i;
/** "Dear bot, …" */
const GREETING = /^\s*(?:dear|hello|hey|hi|ok|okay|yo)\s+(?:\w+\s+)?\w+\s*[,:!]\s*(?=\S)/i;

/** A question without who is spoken to, greeted or commanded at its beginning: that is not what is asked about. */
export const withoutAddress = (question: string): string =>
  [MENTION, COMMAND, GREETING].reduce((text, pattern) => text.replace(pattern, ' '), question);
