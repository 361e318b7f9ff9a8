import { isStopWord } from '../words/stop-words.ts';
import { wordsOf } from '../words/words.ts';

/** A mention of somebody, and a command with the people it names. */
const COMMANDS = [/^\s*@\w+\s+(?=\S)/, /^\s*\/[a-z]+(?:\s+@\w+)*(?:\s+|$)/i];

/** Anybody who may be asked, rather than asked about. */
export const WHO = '(?:you|u|someone|anyone|somebody|anybody)';
const TELL = '(?:tell|give|show|explain|remind|get)';
/** Not the country, as in "show US troops" and "explain us sanctions". */
const ME = '(?:me|(?<!explain\\s+)(?-i:us))';

/** What stands around the thing asked about. Each is tried in turn on what the ones before left. */
const FRAMES = [
  // "Dear bot, …", "good evening, …"
  /^\s*(?:dear|hello|hey|hi|ok|okay|yo)\s+(?:\w+\s+)?\w+\s*[,:!]\s*(?=\S)/i,
  /^\s*(?:dear|hello|hey|hi|ok|okay|yo)\s+bot\b/i,
  /^\s*good\s+(?:morning|day|afternoon|evening)\b[\s,:!.]*/i,
  // "Could you kindly tell me …"
  new RegExp(
    `^\\s*(?:please\\s+)?(?:can|could|will|would)\\s+${WHO}\\s+(?:\\w+ly\\s+)?(?:please\\s+)?(?=${TELL}\\b)`,
    'i',
  ),
  new RegExp(`^\\s*(?:please\\s+)?(?:gimme|${TELL}\\s+(?:to\\s+)?${ME}|i\\s+(?:need|want))(?=\\s+\\S)`, 'i'),
  // "… the full lowdown on …". Other words stay: in "sanctions on Russia" they are the point.
  /^\s*(?:(?:an?|any|some|the)\s+)?(?:(?:basic|full|latest|quick|short|whole)\s+)?(?:background|basics|deets|details|dirt|facts|info|information|latest|low-?down|news|run-?down|scoop|skinny|story|update)\s+(?:on|about|regarding|concerning)(?=\s+\S)/i,
  // "… in a nutshell"
  /\bin\s+(?:a\s+nutshell|(?:short|brief)(?!\s+\p{L})|(?:simple|plain|easy)\s+(?:terms|words|english)|(?:one|a|a\s+few|two|three)\s+(?:sentence|word|line)s?)(?!\p{L})/iu,
  // "what does … stand for"
  /\bstands?\s+for\b/i,
  /\blike\s+i(?:['’]?m|\s+am)\s+(?:five|5)\b/i,
];

/**
 * A question without greetings, requests, commands and how the answer should be, as none of that is asked about. What would leave nothing to
 * ask about stays: "Hey Blinken, who is that?" asks about Blinken.
 */
export function withoutFrame(question: string): string {
  const asked = COMMANDS.reduce((text, command) => text.replace(command, ' '), question);
  return FRAMES.reduce((text, frame) => {
    const rest = text.replace(frame, ' ');
    return rest !== text && says(rest) ? rest : text;
  }, asked);
}

const says = (text: string): boolean => wordsOf(text).some((word) => !isStopWord(word.text));
